package org.rejoin.command.account;

import org.rejoin.command.Blocker;

/** Every reason that can stop a command to an account. */
enum AccountBlocker implements Blocker {
    NOT_YOUR_SCHOOL("R-ACC-08", Remover.NOBODY, Kind.NOT_VISIBLE),
    ROLE_MAY_NOT("R-ACC-06", Remover.NOBODY, Kind.NOT_ALLOWED),
    NOT_PRINCIPAL("R-ACC-01", Remover.PRINCIPAL_REPORTER, Kind.NOT_ALLOWED),
    NOT_AGENCY("R-ACC-02", Remover.AGENCY_OFFICER, Kind.NOT_ALLOWED),
    OWN_ACCOUNT("R-ACC-06", Remover.NOBODY, Kind.NOT_ALLOWED),
    CONTACT_BY_LETTER("R-ACC-09", Remover.AGENCY_OFFICER, Kind.NOT_ALLOWED),
    ACCOUNT_ID_TAKEN("R-PWD-06", Remover.SENDER, Kind.REFUSED),
    ACCOUNT_NAME_TAKEN("R-PWD-06", Remover.SENDER, Kind.REFUSED),
    STAMPED_FORM_MISSING("R-ACC-02", Remover.SENDER, Kind.REFUSED),
    LETTER_NUMBER_MISSING("R-ACC-09", Remover.SENDER, Kind.REFUSED),
    ALREADY_VERIFIED("R-ACC-07", Remover.NOBODY, Kind.REFUSED),
    ONE_PRINCIPAL_PER_SCHOOL("R-ACC-04", Remover.AGENCY_OFFICER, Kind.REFUSED),
    NOT_APPROVED_YET("R-ACC-01", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    APPLICATION_REFUSED("R-ACC-01", Remover.SENDER, Kind.REFUSED),
    ALREADY_APPROVED("R-ACC-01", Remover.NOBODY, Kind.REFUSED),
    ACCOUNT_IS_DISABLED("R-ACC-07", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    DISABLED_NEEDS_AGENCY("R-ACC-07", Remover.AGENCY_OFFICER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    AccountBlocker(String ruleId, Remover removableBy, Kind kind) {
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
