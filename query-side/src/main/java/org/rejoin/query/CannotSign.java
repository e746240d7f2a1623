package org.rejoin.query;

/** This node lacks the key that the checkpoints are signed with: 409. */
public final class CannotSign extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotSign() {
        super("signing key missing");
    }
}
