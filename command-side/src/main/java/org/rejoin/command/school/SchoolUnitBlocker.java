package org.rejoin.command.school;

import org.rejoin.command.Blocker;

/** Every reason that can stop a command to a unit. */
enum SchoolUnitBlocker implements Blocker {
    ROLE_MAY_NOT("R-ACC-04", Remover.NOBODY, Kind.NOT_ALLOWED),
    NOT_YOUR_SCHOOL("SC13", Remover.NOBODY, Kind.NOT_VISIBLE),
    UNIT_IS_TAKEN("R-ACC-04", Remover.AGENCY_OFFICER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    SchoolUnitBlocker(String ruleId, Remover removableBy, Kind kind) {
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
