package org.rejoin.query;

/** The caller keeps as many filters as one can still tell apart: 409. */
public final class TooManyKept extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyKept() {
        super("too many kept");
    }
}
