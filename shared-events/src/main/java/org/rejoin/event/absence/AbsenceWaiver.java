package org.rejoin.event.absence;

/** Why nobody owes it any more. */
public enum AbsenceWaiver {
    /** 准假: leave was granted afterwards. */
    LEAVE_GRANTED,
    /** 到校: the pupil came back. */
    ARRIVED,
    /** What is known of danger, cause or descent says otherwise now. */
    CONDITION_CHANGED,
    /** 再度缺席: the pupil was away again, and has to be evaluated anew (1.23 c16). */
    ABSENT_AGAIN,
    /** 已逾追蹤年限: the school year of the age to which a dropout is followed ends before (2.2). */
    AGE_REACHED,
    /** An entry was corrected. */
    ENTRY_CORRECTED,
    /** 已轉學報到: another school answers for the pupil since he arrived there (R-HL-30). */
    TRANSFERRED,
    /** 出國: the pupil went abroad. */
    WENT_ABROAD,
    /** 畢業: the pupil graduated. */
    GRADUATED,
    /** 死亡: the pupil died. */
    DIED,
    /** 就讀補習學校: the pupil goes on at a supplementary school (R-HL-10). */
    SUPPLEMENTARY_SCHOOL,
    /** Somebody whose duty it was said why it is not needed (note of 003: schools may adjust). */
    BY_SCHOOL
}
