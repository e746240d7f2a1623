package org.rejoin.command.ruleset;

import org.rejoin.command.Blocker;

/** What keeps somebody from publishing rules. */
enum RuleSetBlocker implements Blocker {
    RULES_ROLE_MAY_NOT;

    @Override
    public String ruleId() {
        return "1.20";
    }

    @Override
    public Remover removableBy() {
        return Remover.AGENCY_OFFICER;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
