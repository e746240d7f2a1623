package org.rejoin.event.school;

/** What pupils of a division are taught as; rules differ by it. */
public enum Stage {
    /** 國小. */
    ELEMENTARY,
    /** 國中. */
    JUNIOR_HIGH,
    /** 高級中等學校. */
    SENIOR_HIGH
}
