package org.rejoin.event.absence;

/** What makes a pupil a dropout (art. 2 of the reporting rules, SPEC 2.2). */
public enum DropoutGround {
    /** 未經請假未到校上課達三日以上. */
    WITHOUT_LEAVE,
    /** 請假未獲准未到校上課達三日以上. */
    LEAVE_REFUSED,
    /** 不明原因未到校上課達三日以上. */
    UNKNOWN_REASON,
    /** 轉學生因不明原因，未於轉出之日起三日內完成轉入學校之報到手續. */
    NOT_ARRIVED_AFTER_TRANSFER
}
