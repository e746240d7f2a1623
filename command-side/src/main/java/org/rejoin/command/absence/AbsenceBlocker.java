package org.rejoin.command.absence;

import org.rejoin.command.Blocker;

/** Every reason that can stop what is done about a pupil's attendance. */
enum AbsenceBlocker implements Blocker {
    PUPIL_NOT_FOUND("1.19", Remover.NOBODY, Kind.NOT_VISIBLE),
    ATTENDANCE_ROLE_MAY_NOT("SOP-0.2", Remover.NOBODY, Kind.NOT_ALLOWED),
    PUPIL_HAS_ANOTHER_NAME("1.19", Remover.SENDER, Kind.REFUSED),
    ALREADY_RECORDED_OTHERWISE("1.19", Remover.SENDER, Kind.REFUSED),
    DAY_NOT_RECORDED("1.19", Remover.SENDER, Kind.REFUSED),
    DAY_OF_TEMPORARY_STUDY("R-HL-32", Remover.SENDER, Kind.REFUSED),
    PUPIL_IS_BEING_ERASED("2.6", Remover.NOBODY, Kind.REFUSED),
    DUTY_NOT_OPEN("1.19", Remover.NOBODY, Kind.REFUSED),
    DUTY_DONE_OTHERWISE("1.19", Remover.NOBODY, Kind.REFUSED),
    DUTY_OF_OTHERS("1.19", Remover.NOBODY, Kind.NOT_ALLOWED),
    DUTY_MAY_NOT_BE_WAIVED("c14", Remover.NOBODY, Kind.REFUSED),
    REPORT_HAS_ITS_FORM("SOP-4.2", Remover.SENDER, Kind.REFUSED),
    PUPIL_HAS_LEFT_SCHOOL("R-HL-30", Remover.SENDER, Kind.REFUSED),
    NO_REPORT_OWED("c16", Remover.NOBODY, Kind.REFUSED),
    NO_REPORT_TO_CORRECT("SOP-4.2", Remover.NOBODY, Kind.REFUSED),
    REPORT_TAKEN_BACK("SOP-4.2", Remover.NOBODY, Kind.REFUSED),
    REPORT_NOT_CHANGED("SOP-4.2", Remover.SENDER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    AbsenceBlocker(String ruleId, Remover removableBy, Kind kind) {
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
