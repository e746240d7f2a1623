package org.rejoin.eventstore.proof;

/** The check could not be made: this says nothing about the events. */
public final class UnreadableHistory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableHistory(Throwable cause) {
        super(cause);
    }
}
