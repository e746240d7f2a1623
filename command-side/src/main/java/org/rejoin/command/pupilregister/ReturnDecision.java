package org.rejoin.command.pupilregister;

/** What becomes of who comes back (R-HL-10). */
enum ReturnDecision {
    /** 編入適當年級. */
    PLACED,
    /** 輔導其就讀補習學校: for who is over age. */
    SUPPLEMENTARY_SCHOOL
}
