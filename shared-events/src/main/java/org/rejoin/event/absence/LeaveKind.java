package org.rejoin.event.absence;

/** 假別, as far as rules tell them apart (L23). */
public enum LeaveKind {
    /** 病假. */
    SICK,
    /** 事假. */
    PERSONAL,
    /** Leave for a special reason, such as 公假 or 喪假: of no concern for 長期請假. */
    SPECIAL
}
