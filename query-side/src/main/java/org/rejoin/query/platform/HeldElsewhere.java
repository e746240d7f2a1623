package org.rejoin.query.platform;

import org.jspecify.annotations.Nullable;

/** Another node works on the segments that a reset would need: 409. */
final class HeldElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HeldElsewhere(@Nullable Throwable cause) {
        super("held elsewhere", cause);
    }
}
