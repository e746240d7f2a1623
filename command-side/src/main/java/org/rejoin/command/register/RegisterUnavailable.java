package org.rejoin.command.register;

/** A register gave no answer, or one that cannot be. */
final class RegisterUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why for the log: never what was asked or answered */
    RegisterUnavailable(String why) {
        super(why, null, false, false);
    }
}
