package org.rejoin.event.classchange;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * The parents asked in writing; no class can be chosen. The head co-ordinates counselling of a month at least.
 *
 * @param school unit of the pupil
 * @param counselUntil first day on which the counselling may end
 */
@Revision("1")
public record ClassChangeRequested(
        String entryId,
        String school,
        LocalDate requestedOn,
        @Personal(DataClass.COUNSELLING) String reason,
        LocalDate counselUntil)
        implements ClassChangeEvent {}
