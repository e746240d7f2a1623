package org.rejoin.keystore;

/** What stands where personal data were, in events read without their key and in rows of read models alike. */
public final class Erased {

    /** In place of every text, in both languages: shown as it is. Dates are absent, lists empty. */
    public static final String TEXT = "已依法刪除 (erased)";

    private Erased() {}
}
