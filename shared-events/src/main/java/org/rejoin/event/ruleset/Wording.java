package org.rejoin.event.ruleset;

import org.jspecify.annotations.Nullable;

/**
 * What a school calls a duty of its own instead of the words of its kind.
 *
 * @param en null where the Chinese words are shown to everybody
 */
public record Wording(String zh, @Nullable String en) {

    private static final String NO_TEXT = "[\\s\\p{Cntrl}]+";

    /** One line without what nobody sees; nothing where nothing was written. */
    public static @Nullable Wording tidy(@Nullable Wording written) {
        if (written == null) {
            return null;
        }
        String zh = tidy(written.zh());
        String en = tidy(written.en());
        return zh.isEmpty() && en.isEmpty() ? null : new Wording(zh, en.isEmpty() ? null : en);
    }

    // JSON may leave out what no type does
    private static String tidy(@Nullable String text) {
        return text == null ? "" : text.replaceAll(NO_TEXT, " ").strip();
    }

    public String in(boolean english) {
        return english && en != null ? en : zh;
    }
}
