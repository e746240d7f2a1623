package org.rejoin.command.transferout;

import org.rejoin.command.Blocker;

/** Every reason that can stop what is done about a transfer out. */
enum TransferOutBlocker implements Blocker {
    TRANSFER_OUT_NOT_FOUND("R-HL-30", Remover.NOBODY, Kind.NOT_VISIBLE),
    TRANSFER_OUT_ROLE_MAY_NOT("R-HL-11", Remover.NOBODY, Kind.NOT_ALLOWED),
    TRANSFER_OUT_ID_TAKEN("R-HL-11", Remover.SENDER, Kind.REFUSED),
    ANOTHER_TRANSFER_OUT_OPEN("R-HL-30", Remover.SENDER, Kind.REFUSED),
    TRANSFERRED_DATA_BEING_ERASED("2.6", Remover.NOBODY, Kind.REFUSED),
    TRANSFER_OUT_WITHDRAWN("R-HL-30", Remover.NOBODY, Kind.REFUSED),
    TRANSFER_OUT_IS_OVER("R-HL-30", Remover.NOBODY, Kind.REFUSED),
    NOT_OF_THIS_TRANSFER("R-HL-30", Remover.NOBODY, Kind.REFUSED),
    DATA_STAY_HERE("R-HL-14", Remover.NOBODY, Kind.REFUSED),
    TRANSFER_OF_ANOTHER_NAME("R-HL-11", Remover.SENDER, Kind.REFUSED),
    NOTICE_OF_ANOTHER_PUPIL("R-HL-30", Remover.SENDER, Kind.REFUSED),
    ARRIVAL_IS_PROVED("R-HL-30", Remover.NOBODY, Kind.REFUSED),
    WRITTEN_NOTICE_MISSING("R-HL-30", Remover.SENDER, Kind.REFUSED),
    COPIES_NOT_KEPT("R-HL-12", Remover.SENDER, Kind.REFUSED),
    RECORDS_ARE_SENT("R-HL-12", Remover.NOBODY, Kind.REFUSED),
    RECORDS_NOT_ALL_SENT("R-HL-12", Remover.SENDER, Kind.REFUSED),
    REPORT_NOT_OWED("R-HL-13", Remover.NOBODY, Kind.REFUSED),
    COMMITTEE_LETTER_NOT_OWED("R-HL-09", Remover.NOBODY, Kind.REFUSED),
    PLACEMENT_MEETING_IS_HELD("R-HL-32", Remover.NOBODY, Kind.REFUSED),
    PLACEMENT_MEETING_MISSING("R-HL-32", Remover.SENDER, Kind.REFUSED),
    PLACEMENT_OF_RECEIVING_SCHOOL("R-HL-32", Remover.NOBODY, Kind.NOT_ALLOWED),
    TEMPORARY_STUDY_TOO_LONG("R-HL-32", Remover.SENDER, Kind.REFUSED),
    TEMPORARY_STUDY_IN_COUNTY("R-HL-32", Remover.SENDER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    TransferOutBlocker(String ruleId, Remover removableBy, Kind kind) {
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
