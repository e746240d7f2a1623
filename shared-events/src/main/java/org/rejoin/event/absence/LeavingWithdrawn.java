package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * That the pupil had left, or had come back, was told by mistake: it stands as before (R-HL-18).
 *
 * @param day from which that had been told to hold
 * @param goneSince and cause: null where the pupil counts here, as before
 * @param inARow consecutive school days without leave, this withdrawn
 */
@Revision("1")
public record LeavingWithdrawn(
        String watchId,
        LocalDate day,
        LeavingSource source,
        @Nullable LocalDate goneSince,
        @Nullable LeavingCause cause,
        int inARow,
        Instant recordedAt)
        implements AbsenceEvent {}
