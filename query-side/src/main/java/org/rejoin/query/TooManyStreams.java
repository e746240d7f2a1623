package org.rejoin.query;

/** The caller, or the node, has as many open streams as it may: 429. */
public final class TooManyStreams extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyStreams() {
        super("too many streams");
    }
}
