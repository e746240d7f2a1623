package org.rejoin.query.transferout;

import org.rejoin.query.InvalidRequest;

/** @param done those of which nothing is awaited any more, instead of those that wait */
record FindTransfersOut(boolean done, int page, int size) {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;

    FindTransfersOut {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
    }
}
