package org.rejoin.event.casefile;

/** By which rule a case closed without anybody's doing. */
public enum ClosingRule {
    /** On the 18th birthday (T13). */
    BIRTHDAY,
    /** At the end of the semester of the 18th birthday (T13, as a setting). */
    SEMESTER_OF_BIRTHDAY,
    /** Long-term absence at the end of its semester (T14, T17). */
    SEMESTER_END,
    /** Long-term absence with the student's other case, whose reason leaves nothing to come back to (1.23 c7). */
    OTHER_CASE_CLOSED
}
