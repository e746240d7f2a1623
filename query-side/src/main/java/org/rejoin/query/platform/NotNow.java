package org.rejoin.query.platform;

/** What passes by itself and is no fault of the service: 503, to be tried again. */
public final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what without anything of a person */
    public NotNow(String what) {
        super(what);
    }
}
