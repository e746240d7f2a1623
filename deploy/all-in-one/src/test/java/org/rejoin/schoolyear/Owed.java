package org.rejoin.schoolyear;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.obligation.ObligationKind;

/**
 * A duty and what became of it.
 *
 * @param opened as known at that moment
 * @param from day it is owed from
 * @param met day it was met; null where it was not
 * @param waived why it need not be met any more
 * @param ended when it was met or waived
 */
record Owed(
        ObligationKind kind,
        When opened,
        LocalDate from,
        LocalDate due,
        @Nullable LocalDate met,
        @Nullable String waived,
        @Nullable When ended,
        @Nullable LocalDate endedOn) {

    /** Missed is missed, also where it is made up for later. */
    boolean isMissed() {
        return (endedOn == null ? Year.LAST : endedOn).isAfter(due);
    }

    LocalDate remindOn() {
        return due.minusDays(kind == ObligationKind.TRACKINGS_OF_SEMESTER ? 30 : 7);
    }

    String inShort() {
        return kind
                + (isMissed() ? " missed" : "")
                + (met == null ? "" : " met")
                + (waived == null ? "" : " " + waived);
    }

    @Override
    public String toString() {
        return "DUTY " + kind + " " + from + "/" + due + (isMissed() ? " missed" : "")
                + (met == null ? "" : " met " + met)
                + (waived == null ? "" : " waived " + waived + (waived.equals("TURNED_18") ? "" : " " + endedOn));
    }
}
