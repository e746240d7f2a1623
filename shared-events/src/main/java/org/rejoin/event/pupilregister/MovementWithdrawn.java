package org.rejoin.event.pupilregister;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * The newest movement of an entry had been recorded by mistake: the entry stands as before it. Number, name and birth date are
 * as they were corrected since (R-HL-18).
 *
 * @param on day of the movement that was withdrawn
 * @param movement the one before, which holds again
 * @param since its day
 * @param grade of before
 * @param className of before
 * @param guidedOn of before: goes on at a supplementary school, while that holds
 * @param reason what was wrong
 */
@Revision("1")
public record MovementWithdrawn(
        String entryId,
        LocalDate on,
        Movement movement,
        LocalDate since,
        int grade,
        String className,
        @Nullable LocalDate guidedOn,
        @Personal(DataClass.COUNSELLING) String reason)
        implements RegisterEntryEvent {}
