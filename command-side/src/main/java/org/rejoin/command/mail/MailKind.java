package org.rejoin.command.mail;

/** What can be told by mail. The text of each stands beside this package, in a file of its name. */
public enum MailKind {
    /** N01: somebody asks for an account; to whoever approves it. */
    APPLICATION_RECEIVED,
    /** N01: a case was filed; to the principal reporter. */
    CASE_FILED,
    /** N04: the account may be used; with the link to set its password. */
    ACCOUNT_APPROVED,
    /** The application is turned down, and why. */
    APPLICATION_REFUSED,
    /** N05. */
    ACCOUNT_DISABLED,
    /** N06: usable again; with the link that confirms it, or sets the first password. */
    ACCOUNT_ENABLED,
    /** N07: the office is the holder's; with the link to set a password under its rules. */
    PRINCIPAL_TRANSFER_APPROVED,
    /** The office went to somebody else; to who held it. */
    PRINCIPAL_STEPPED_DOWN,
    /** N08: with the link to set another password. */
    PASSWORD_RESET,
    /** Where the account is reached has changed; to the old and the new address. */
    CONTACT_CORRECTED,
    /** Whoever looks after the account took its second factor off. */
    SECOND_FACTOR_REMOVED,
    /** How the holder signs in has changed; to the holder, who may know nothing of it. */
    SIGN_IN_CHANGED,
    /** What nobody read, once a day; to who wants it so. */
    DAILY_DIGEST,
    /** Another system could not be told anything for days; to the administrators. */
    WEBHOOK_DISABLED
}
