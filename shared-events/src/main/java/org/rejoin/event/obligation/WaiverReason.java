package org.rejoin.event.obligation;

/** Why nobody owes it any more. */
public enum WaiverReason {
    /** The case was closed. */
    CLOSED,
    /** 作廢. */
    VOIDED,
    /** 退回修正: the filer corrects first. */
    RETURNED,
    /** 暫時結案: another case of the student is open (R-LTA-03). */
    PAUSED,
    /** 取消結案: the closure that asked for it was taken back. */
    REOPENED,
    /** The suggestion or the transfer-in it came from does not stand any more. */
    LAPSED,
    /** The student turned 18 and cannot be reported any more (1.23 c10). */
    TURNED_18,
    /** The register data of the case are erased: whether it can still be reported is not known any more (SPEC 2.6). */
    PERSONAL_DATA_ERASED,
    /** By the calendar as corrected it does not arise. */
    CALENDAR_CORRECTED
}
