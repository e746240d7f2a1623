package org.rejoin.event.casefile;

/** Who says that a student arrived elsewhere. */
public enum ArrivalSource {
    /** The destination school entered it (轉入登入). */
    SCHOOL,
    /** The student register shows the student there (R-TRF-06). */
    REGISTER
}
