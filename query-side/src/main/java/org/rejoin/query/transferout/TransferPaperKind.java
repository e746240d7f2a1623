package org.rejoin.query.transferout;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.transferout.TransferDutyKind;

/** The papers of the report of who never arrived (R-HL-13). */
enum TransferPaperKind {
    /** 輟學通報單 (SOP-4.2). */
    DROPOUT_NOTICE(null),
    /** 函報強迫入學委員會 (R-HL-09). */
    COMMITTEE_LETTER(TransferDutyKind.LETTER_TO_COMMITTEE),
    /** 函 to the 警察局少年警察隊, which searches; no reasons, those are not theirs (2.2). */
    POLICE_LETTER(null),
    /** 函 to the 教育局（處） (2.2). */
    BUREAU_LETTER(null);

    private final @Nullable TransferDutyKind duty;

    TransferPaperKind(@Nullable TransferDutyKind duty) {
        this.duty = duty;
    }

    /** The duty that is met by sending it; null where it has none. */
    @Nullable
    TransferDutyKind duty() {
        return duty;
    }
}
