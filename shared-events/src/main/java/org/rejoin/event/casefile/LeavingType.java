package org.rejoin.event.casefile;

/** 離校種類 (SPEC 1.3.1): why a student must be reported. Fixed from the filing on (R-TYPE-02). */
public enum LeavingType {
    UNEXCUSED_ABSENCE,
    SUSPENSION,
    TRANSFER,
    LONG_TERM_ABSENCE
}
