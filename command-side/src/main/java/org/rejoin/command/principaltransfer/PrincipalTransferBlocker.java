package org.rejoin.command.principaltransfer;

import org.rejoin.command.Blocker;

/** Every reason that can stop a transfer, beside those of the accounts it changes. */
enum PrincipalTransferBlocker implements Blocker {
    TRANSFER_NOT_FOUND("R-ACC-20", Remover.NOBODY, Kind.NOT_VISIBLE),
    ROLE_MAY_NOT("R-ACC-21", Remover.NOBODY, Kind.NOT_ALLOWED),
    NOT_PRINCIPAL("R-ACC-20", Remover.PRINCIPAL_REPORTER, Kind.NOT_ALLOWED),
    NOT_THE_APPLICANT("R-ACC-20", Remover.NOBODY, Kind.NOT_ALLOWED),
    NOT_AGENCY("R-ACC-20", Remover.AGENCY_OFFICER, Kind.NOT_ALLOWED),
    TRANSFER_ID_TAKEN("R-ACC-20", Remover.SENDER, Kind.REFUSED),
    STAMPED_FORM_MISSING("R-ACC-20", Remover.SENDER, Kind.REFUSED),
    NO_PRINCIPAL_YET("R-ACC-02", Remover.SENDER, Kind.REFUSED),
    NOT_A_SUCCESSOR("R-ACC-20", Remover.SENDER, Kind.REFUSED),
    TRANSFER_WAITS("R-ACC-20", Remover.AGENCY_OFFICER, Kind.REFUSED),
    LETTER_NUMBER_MISSING("R-ACC-20", Remover.SENDER, Kind.REFUSED),
    TRANSFER_IS_DECIDED("R-ACC-20", Remover.NOBODY, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    PrincipalTransferBlocker(String ruleId, Remover removableBy, Kind kind) {
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
