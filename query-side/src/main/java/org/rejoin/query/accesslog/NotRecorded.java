package org.rejoin.query.accesslog;

/** What cannot be recorded is not shown: 503. */
public final class NotRecorded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRecorded(Throwable cause) {
        super("not recorded", cause);
    }
}
