package org.rejoin.command.mail;

import org.rejoin.command.Blocker;

/** Every reason that keeps an administrator from looking at mail or sending it again. */
enum MailBlocker implements Blocker {
    ROLE_MAY_NOT(Remover.NOBODY, Kind.NOT_ALLOWED),
    MAIL_NOT_FOUND(Remover.NOBODY, Kind.NOT_VISIBLE),
    MAIL_IS_SENT(Remover.NOBODY, Kind.REFUSED),
    MAIL_IS_EMPTIED(Remover.NOBODY, Kind.REFUSED);

    private final Remover removableBy;
    private final Kind kind;

    MailBlocker(Remover removableBy, Kind kind) {
        this.removableBy = removableBy;
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return "N04";
    }

    @Override
    public Remover removableBy() {
        return removableBy;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
