package org.rejoin.event.obligation;

/** What has to be done (SPEC 1.5–1.8). */
public enum ObligationKind {
    /** A filing that was submitted needs its first tracking record (R-REP-02). */
    FIRST_TRACKING,
    /** A filing that waits for the report is reported, returned or voided (R-REP-03). */
    REPORT,
    /** Two tracking records in each semester, from the report on (R-TRK-02, 1.23 c24); an alert, never a block. */
    TRACKINGS_OF_SEMESTER,
    /** After 無故七日轉休學 a 休學 case is filed and reported (R-CLS-06). */
    FOLLOW_UP_SUSPENSION,
    /** After 休學轉轉學 a 轉學 case is filed and reported (1.23 c23). */
    FOLLOW_UP_TRANSFER,
    /** A suggestion to close is answered: closed or declined (R-CLS-02). */
    ANSWER_SUGGESTION,
    /** A case lit by a transfer-in is closed (R-TRF-03). */
    CLOSE_AFTER_GREEN_LIGHT
}
