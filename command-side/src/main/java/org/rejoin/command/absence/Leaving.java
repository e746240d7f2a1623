package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;

/**
 * What was told of a pupil's leaving the school.
 *
 * @param day from which it holds; of a withdrawal, the day of what is withdrawn
 * @param cause with {@link Kind#LEFT} alone
 */
record Leaving(Kind kind, LocalDate day, @Nullable LeavingCause cause, LeavingSource source, Instant at) {

    enum Kind {
        LEFT,
        CAME_BACK,
        WITHDRAWN
    }
}
