package org.rejoin.command.session;

import org.rejoin.command.Blocker;

/** Why somebody who proved who he is may not come in. */
enum SignInBlocker implements Blocker {
    ACCOUNT_DISABLED("R-ACC-06", Remover.PRINCIPAL_REPORTER),
    ACCOUNT_NOT_VERIFIED("R-ACC-07", Remover.NOBODY);

    private final String ruleId;
    private final Remover removableBy;

    SignInBlocker(String ruleId, Remover removableBy) {
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
        return Kind.NOT_ALLOWED;
    }
}
