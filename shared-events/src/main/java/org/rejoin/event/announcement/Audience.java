package org.rejoin.event.announcement;

/** Who is shown it. */
public enum Audience {
    /** Everybody, also without an account: whoever applies for one needs its form first (R-ACC-02). */
    PUBLIC,
    /** Everybody with an account. */
    ACCOUNTS
}
