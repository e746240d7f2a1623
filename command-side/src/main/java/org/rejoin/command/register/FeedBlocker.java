package org.rejoin.command.register;

import org.rejoin.command.Blocker;

/** What stops a file of the register before it is read. */
enum FeedBlocker implements Blocker {
    ROLE_MAY_NOT;

    @Override
    public String ruleId() {
        return "IF01";
    }

    @Override
    public Remover removableBy() {
        return Remover.NOBODY;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
