package org.rejoin.command.ruleset;

import org.rejoin.command.Blocker;

/** What keeps somebody from publishing rules. */
enum RuleSetBlocker implements Blocker {
    RULES_ROLE_MAY_NOT(Remover.AGENCY_OFFICER),
    SCHOOL_RULES_ROLE_MAY_NOT(Remover.NOBODY);

    private final Remover removableBy;

    RuleSetBlocker(Remover removableBy) {
        this.removableBy = removableBy;
    }

    /** Why somebody who may not publish there may not. */
    static RuleSetBlocker of(boolean school) {
        return school ? SCHOOL_RULES_ROLE_MAY_NOT : RULES_ROLE_MAY_NOT;
    }

    @Override
    public String ruleId() {
        return "1.20";
    }

    @Override
    public Remover removableBy() {
        return removableBy;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
