package org.rejoin.command.automation;

import org.rejoin.command.Blocker;

/** Every reason that keeps somebody from the list of dead letters. */
enum DeadLetterBlocker implements Blocker {
    ROLE_MAY_NOT(Kind.NOT_ALLOWED),
    DEAD_LETTER_NOT_FOUND(Kind.NOT_VISIBLE);

    private final Kind kind;

    DeadLetterBlocker(Kind kind) {
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
