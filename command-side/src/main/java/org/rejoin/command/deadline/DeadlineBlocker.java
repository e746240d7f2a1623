package org.rejoin.command.deadline;

import org.rejoin.command.Blocker;

/** Every reason that keeps somebody from the list of failing deadlines. */
enum DeadlineBlocker implements Blocker {
    ROLE_MAY_NOT(Kind.NOT_ALLOWED),
    DEADLINE_NOT_FAILING(Kind.NOT_VISIBLE);

    private final Kind kind;

    DeadlineBlocker(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return "P5";
    }

    @Override
    public Remover removableBy() {
        return Remover.NOBODY;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
