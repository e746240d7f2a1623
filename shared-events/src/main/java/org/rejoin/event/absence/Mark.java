package org.rejoin.event.absence;

/** How a pupil's school day stands. */
public enum Mark {
    /** 無故未到: nobody asked for leave. */
    ABSENT,
    /** 請假未獲准: counts like any day without leave (R-SCOPE-13). */
    LEAVE_REFUSED,
    /** 准假: not counted, and what was counted in a row ends with it (R-SCOPE-04). */
    LEAVE_GRANTED,
    /** 到校. */
    PRESENT,
    /** 遲到: came after having been marked absent that day. */
    ARRIVED;

    /** Whether it counts towards the report. */
    public boolean counts() {
        return this == ABSENT || this == LEAVE_REFUSED;
    }

    /** Whether the pupil was seen at school. */
    public boolean isThere() {
        return this == PRESENT || this == ARRIVED;
    }
}
