package org.rejoin.command.schoolplan;

import org.rejoin.command.Blocker;

/** What keeps somebody from putting up the papers of a unit. */
enum SchoolPlanBlocker implements Blocker {
    ROLE_MAY_NOT;

    @Override
    public String ruleId() {
        return "SC12";
    }

    @Override
    public Remover removableBy() {
        return Remover.PRINCIPAL_REPORTER;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
