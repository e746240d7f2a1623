package org.rejoin.query.accounts;

/** Why an account in use is 未認證 (R-ACC-07). */
enum UnverifiedBecause {
    /** New, or new in the office: the holder has not set a password yet. */
    NO_PASSWORD_YET,
    /** Enabled again: the holder has not followed the mailed link yet. */
    LINK_NOT_FOLLOWED
}
