package org.rejoin.query.absence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pupil of a class on the list of a day.
 *
 * @param word how the day stands already; null where nobody said so
 * @param awayBefore whether the last day before stands as one away, with leave or without
 */
record ClassLine(UUID pupil, String name, @Nullable String word, boolean awayBefore) {

    /** Whether only a late arrival can still be said; all else is a correction. */
    public boolean mayArrive() {
        return "ABSENT".equals(word) || "LEAVE_REFUSED".equals(word);
    }
}
