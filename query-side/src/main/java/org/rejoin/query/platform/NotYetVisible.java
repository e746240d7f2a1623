package org.rejoin.query.platform;

/** The read model did not catch up with the caller's own change in time: 503, try again. */
final class NotYetVisible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYetVisible() {
        super("not yet visible");
    }
}
