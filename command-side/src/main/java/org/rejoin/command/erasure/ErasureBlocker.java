package org.rejoin.command.erasure;

import org.rejoin.command.Blocker;

/** Every reason that can stop an erasure. */
enum ErasureBlocker implements Blocker {
    ERASURE_NOT_FOUND("2.6", Remover.NOBODY, Kind.NOT_VISIBLE),
    PERSON_NOT_FOUND("2.6", Remover.SENDER, Kind.NOT_VISIBLE),
    ROLE_MAY_NOT("2.6", Remover.AGENCY_OFFICER, Kind.NOT_ALLOWED),
    NOT_THE_REQUESTER("2.6", Remover.AGENCY_OFFICER, Kind.NOT_ALLOWED),
    OWN_REQUEST("2.6", Remover.AGENCY_OFFICER, Kind.REFUSED),
    ERASURE_ID_TAKEN("2.6", Remover.SENDER, Kind.REFUSED),
    ERASURE_WAITS("2.6", Remover.AGENCY_OFFICER, Kind.REFUSED),
    ERASURE_IS_DECIDED("2.6", Remover.NOBODY, Kind.REFUSED),
    ERASURE_UNDER_WAY("2.6", Remover.NOBODY, Kind.REFUSED),
    CASE_STILL_OPEN("2.6", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    REGISTER_IS_PERMANENT("R-HL-19", Remover.NOBODY, Kind.REFUSED),
    REGISTER_IS_STILL_KEPT("R-HL-26", Remover.NOBODY, Kind.REFUSED),
    COUNSELLING_IS_STILL_KEPT("1.22(10)", Remover.NOBODY, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    ErasureBlocker(String ruleId, Remover removableBy, Kind kind) {
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
