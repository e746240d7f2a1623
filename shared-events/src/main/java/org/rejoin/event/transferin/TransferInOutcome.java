package org.rejoin.event.transferin;

/** What the school that enters a line is told; never a name or a school (R-TRF-03). */
public enum TransferInOutcome {
    /** An open reported case was found and its school told. */
    MATCHED,
    /** Nothing open now; kept, in case the origin reports later (1.23 c6). */
    NO_OPEN_CASE,
    /** Not a national id. */
    INVALID
}
