package org.rejoin.event.schoolplan;

/** Which of the two papers. */
public enum PlanDocument {
    /** 實施計畫. */
    PLAN,
    /** 編組表. */
    ROSTER
}
