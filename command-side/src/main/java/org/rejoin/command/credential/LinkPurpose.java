package org.rejoin.command.credential;

/** What a mailed link lets its holder do. */
public enum LinkPurpose {
    /** Set the first password (N04, N07). */
    SET_PASSWORD,
    /** Confirm the account's data after it was enabled again (N06). */
    VERIFY,
    /** Set a new password after forgetting it (N08). */
    RESET
}
