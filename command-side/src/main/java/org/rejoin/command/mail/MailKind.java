package org.rejoin.command.mail;

/** What a mail tells. */
public enum MailKind {
    PASSWORD_RESET
}
