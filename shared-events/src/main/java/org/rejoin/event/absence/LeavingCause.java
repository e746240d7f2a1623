package org.rejoin.event.absence;

/** Why a pupil counts no more at a school: whose school answers for him from then on, or nobody's (R-HL-30, 2.2). */
public enum LeavingCause {
    /** 轉出並完成報到: the other school proved the arrival. */
    TRANSFERRED(AbsenceWaiver.TRANSFERRED),
    /** 出國. */
    WENT_ABROAD(AbsenceWaiver.WENT_ABROAD),
    /** 畢業. */
    GRADUATED(AbsenceWaiver.GRADUATED),
    /** 死亡. */
    DIED(AbsenceWaiver.DIED),
    /** 輔導就讀補習學校: who came back over age goes on there (R-HL-10). */
    SUPPLEMENTARY_SCHOOL(AbsenceWaiver.SUPPLEMENTARY_SCHOOL);

    private final AbsenceWaiver waiver;

    LeavingCause(AbsenceWaiver waiver) {
        this.waiver = waiver;
    }

    /** Why what was open is owed by nobody any more. */
    public AbsenceWaiver waiver() {
        return waiver;
    }
}
