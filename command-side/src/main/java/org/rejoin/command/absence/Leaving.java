package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;
import org.rejoin.event.absence.LeavingWithdrawn;
import org.rejoin.event.absence.PupilCameBack;
import org.rejoin.event.absence.PupilLeft;

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

    static Leaving of(PupilLeft event) {
        return new Leaving(Kind.LEFT, event.from(), event.cause(), event.source(), event.recordedAt());
    }

    static Leaving of(PupilCameBack event) {
        return new Leaving(Kind.CAME_BACK, event.from(), null, event.source(), event.recordedAt());
    }

    static Leaving of(LeavingWithdrawn event) {
        return withdrawn(event.day(), event.source(), event.recordedAt());
    }

    static Leaving withdrawn(LocalDate day, LeavingSource source, Instant at) {
        return new Leaving(Kind.WITHDRAWN, day, null, source, at);
    }
}
