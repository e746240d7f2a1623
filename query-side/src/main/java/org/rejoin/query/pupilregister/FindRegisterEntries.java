package org.rejoin.query.pupilregister;

import org.jspecify.annotations.Nullable;
import org.rejoin.query.InvalidRequest;

/** @param entryYear ROC year; the newest where it is left out; voided: those made by mistake too */
record FindRegisterEntries(@Nullable Integer entryYear, boolean voided, int page, int size) {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;

    FindRegisterEntries {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
    }
}
