package org.rejoin.query.pupilregister;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A request for another class and what was written of it, step by step, to where it came (R-HL-33).
 *
 * @param place in which order they were asked for
 * @param records of the counselling, how many
 * @param newClass where the committee approved
 */
record WrittenChange(
        int place,
        LocalDate requestedOn,
        String reason,
        @Nullable LocalDate counselledOn,
        @Nullable Integer records,
        @Nullable LocalDate decidedOn,
        @Nullable String newClass,
        @Nullable String minutes,
        @Nullable LocalDate evaluatedOn,
        @Nullable Boolean settled,
        @Nullable String note,
        @Nullable LocalDate forwardedOn,
        @Nullable String bureauLetter) {

    // never into a log
    @Override
    public String toString() {
        return "WrittenChange[" + place + "]";
    }
}
