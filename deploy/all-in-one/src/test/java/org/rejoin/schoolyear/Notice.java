package org.rejoin.schoolyear;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A message in an inbox.
 *
 * @param to office or account
 * @param optional by the order in which things are caught up with after a gap it is told or not
 * @param overtaken when something took it back or answered it
 */
record Notice(
        String to,
        String kind,
        When at,
        boolean optional,
        @Nullable When overtaken) {

    LocalDate day() {
        return at.day();
    }

    boolean standsAt(When moment) {
        return overtaken == null || moment.isBefore(overtaken);
    }

    @Override
    public String toString() {
        return "NOTICE " + day() + " " + kind + " to " + to;
    }
}
