package org.rejoin.command.casefile;

import org.rejoin.command.Blocker;

/** Every reason that can stop an action on a case file. */
enum CaseFileBlocker implements Blocker {
    NOT_YOUR_SCHOOL("R-ST-01", Remover.NOBODY, Kind.NOT_VISIBLE),
    NOT_YOUR_CASE("R-AST-02", Remover.PRINCIPAL_REPORTER, Kind.NOT_VISIBLE),
    RECORD_NOT_FOUND("R-TRK-06", Remover.NOBODY, Kind.NOT_VISIBLE),

    NOT_PRINCIPAL("R-REP-01", Remover.PRINCIPAL_REPORTER, Kind.NOT_ALLOWED),
    ROLE_MAY_NOT("R-ST-01", Remover.NOBODY, Kind.NOT_ALLOWED),
    NOT_THE_FILER("R-FIL-01", Remover.FILER, Kind.NOT_ALLOWED),
    NOT_YOUR_RECORD("c24", Remover.PRINCIPAL_REPORTER, Kind.NOT_ALLOWED),

    CASE_ID_TAKEN("T01", Remover.SENDER, Kind.REFUSED),
    MISSING_FIELD("R-FLD-05", Remover.FILER, Kind.REFUSED),
    MAIN_REASON_COUNT("R-FLD-15", Remover.FILER, Kind.REFUSED),
    TEXT_TOO_LONG("R-FLD-17", Remover.FILER, Kind.REFUSED),
    DATE_IN_FUTURE("R-FLD-20", Remover.FILER, Kind.REFUSED),
    STUDENT_IS_ADULT("R-SCOPE-07", Remover.STUDENT_REGISTER, Kind.REFUSED),
    STUDENT_IS_FIXED("R-FLD-07", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    FORM_IS_FROZEN("R-ST-03", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    ALREADY_SUBMITTED("T03", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    NOT_SUBMITTED_YET("T03", Remover.FILER, Kind.REFUSED),
    NO_TRACKING_RECORD("R-REP-02", Remover.TRACKING_STAFF, Kind.REFUSED),
    NOT_REPORTED_YET("T05", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    ALREADY_REPORTED("T05", Remover.NOBODY, Kind.REFUSED),
    ALREADY_CLOSED("T11", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    TEMPORARILY_CLOSED("T15", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    VOIDED("T07", Remover.NOBODY, Kind.REFUSED),
    REPORTED_NEEDS_LETTER("T18", Remover.AGENCY_OFFICER, Kind.REFUSED),
    NO_CLOSURE_SUGGESTION("R-CLS-02", Remover.TRACKING_STAFF, Kind.REFUSED),
    REASON_NOT_ALLOWED_FOR_TYPE("R-TRK-08", Remover.SENDER, Kind.REFUSED),
    TYPE_CLOSES_AUTOMATICALLY("R-LTA-02", Remover.NOBODY, Kind.REFUSED),
    NOT_CLOSED("T12", Remover.NOBODY, Kind.REFUSED),
    CLOSED_BY_SYSTEM("R-CLS-20", Remover.NOBODY, Kind.REFUSED),
    REGISTER_MISMATCH("R-CLS-03", Remover.STUDENT_REGISTER, Kind.REFUSED),
    REGISTER_UNAVAILABLE("R-CLS-03", Remover.AGENCY_OFFICER, Kind.UNSURE),
    REGISTER_NOT_CONNECTED("IF01", Remover.NOBODY, Kind.REFUSED),
    OTHER_CASE_OPEN("c4", Remover.PRINCIPAL_REPORTER, Kind.REFUSED),
    NOT_LATEST_CASE("R-CLS-20", Remover.NOBODY, Kind.REFUSED),
    PERSONAL_DATA_ERASED("2.6", Remover.NOBODY, Kind.REFUSED),
    ERASURE_UNDER_WAY("2.6", Remover.NOBODY, Kind.REFUSED),
    FIRST_RECORD_STAYS("R-TRK-04", Remover.NOBODY, Kind.REFUSED),
    RECORD_ALREADY_SUBMITTED("R-TRK-04", Remover.SENDER, Kind.REFUSED),
    RECORD_WITHDRAWN("R-TRK-04", Remover.SENDER, Kind.REFUSED),
    NOT_A_PURE_TUTOR("R-AST-03", Remover.SENDER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    CaseFileBlocker(String ruleId, Remover removableBy, Kind kind) {
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
