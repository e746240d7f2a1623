package org.rejoin.command.insurance;

import org.rejoin.command.Blocker;

/** What stops a look-up or an import. */
enum InsuranceBlocker implements Blocker {
    ROLE_MAY_NOT("SC09", Remover.NOBODY, Kind.NOT_ALLOWED),
    NOT_YOUR_STUDENT("SC09", Remover.NOBODY, Kind.NOT_VISIBLE),
    DATA_IS_OLDER("R-LI-01", Remover.SENDER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    InsuranceBlocker(String ruleId, Remover removableBy, Kind kind) {
        this.ruleId = ruleId;
        this.removableBy = removableBy;
        this.kind = kind;
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
        return kind;
    }
}
