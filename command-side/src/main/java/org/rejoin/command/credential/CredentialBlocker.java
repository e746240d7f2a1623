package org.rejoin.command.credential;

import org.rejoin.command.Blocker;

/** Every reason that can stop a change of somebody's own credentials. */
enum CredentialBlocker implements Blocker {
    SECOND_FACTOR_IS_ON("c29", Remover.NOBODY),
    SECOND_FACTOR_IS_OFF("c29", Remover.NOBODY),
    SECOND_FACTOR_IS_REQUIRED("c29", Remover.NOBODY),
    SECOND_FACTOR_NEEDS_KEY("c29", Remover.NOBODY);

    private final String ruleId;
    private final Remover removableBy;

    CredentialBlocker(String ruleId, Remover removableBy) {
        this.ruleId = ruleId;
        this.removableBy = removableBy;
    }

    @Override
    public String ruleId() {
        return ruleId;
    }

    @Override
    public Remover removableBy() {
        return removableBy;
    }

    @Override
    public Kind kind() {
        return Kind.REFUSED;
    }
}
