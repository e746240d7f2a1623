package org.rejoin.query;

/** What is asked for does not exist for this caller: 404. */
public final class NotVisible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotVisible() {
        super("not visible");
    }
}
