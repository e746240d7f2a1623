package org.rejoin.command.session;

/** What must be done before a session, or a program with a token, may do anything else. */
public enum Restriction {
    /** The password is too old (R-PWD-07, N09). */
    PASSWORD_CHANGE("PASSWORD_EXPIRED"),
    /** The role asks for a second factor, and the account has none. */
    SECOND_FACTOR_ENROLMENT("SECOND_FACTOR_REQUIRED");

    private final String code;

    Restriction(String code) {
        this.code = code;
    }

    /** Code of the problem that answers everything else. */
    public String code() {
        return code;
    }
}
