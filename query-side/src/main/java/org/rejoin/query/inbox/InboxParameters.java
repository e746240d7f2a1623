package org.rejoin.query.inbox;

import org.rejoin.query.InvalidRequest;
import org.springframework.stereotype.Component;

/** Which pages of an inbox may be asked for, by programs and by people alike. */
@Component
class InboxParameters {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real inbox, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;

    void check(int page, int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
    }
}
