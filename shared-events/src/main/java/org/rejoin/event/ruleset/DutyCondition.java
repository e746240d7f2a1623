package org.rejoin.event.ruleset;

/** Of which pupils a duty is. */
public enum DutyCondition {
    ALWAYS,
    /** 原住民學生. */
    INDIGENOUS,
    /** 有緊急或可能有危險之情況. */
    URGENT,
    /** 原因不明. */
    CAUSE_UNKNOWN,
    /** 已知原因未到校. */
    CAUSE_KNOWN
}
