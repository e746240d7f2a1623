package org.rejoin.command.transferout;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.transferout.TransferGround;

/**
 * What was said of a transfer when it began.
 *
 * @param from day of the certificate, or first day of the temporary study
 * @param until last day of a temporary study; null with a certificate
 */
record TransferPaper(
        String studentId,
        String name,
        String className,
        @Nullable String destinationSchool,
        @Nullable String destination,
        boolean withinCounty,
        TransferGround ground,
        LocalDate from,
        @Nullable LocalDate until) {

    boolean isTemporary() {
        return until != null;
    }

    /** Whether the pupil goes where nobody tells of an arrival (R-HL-14). */
    boolean isAbroad() {
        return ground == TransferGround.ABROAD;
    }

    boolean isPlacement() {
        return ground == TransferGround.PLACEMENT;
    }

    // never into a log
    @Override
    public String toString() {
        return "TransferPaper[" + ground + ", " + from + "]";
    }
}
