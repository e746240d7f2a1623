package org.rejoin.command.mail;

/** When an account is mailed what its inbox tells it. What belongs to the account itself, links above all, always comes at once. */
enum MailPreference {
    /** New applications and filed cases, each as it happens (N01). */
    IMMEDIATELY,
    /** Everything unread, once a day. */
    DAILY,
    NEVER
}
