package org.rejoin.event.obligation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What was owed was done. After {@link ObligationMissed} it was made up for late: missed it stays.
 *
 * @param metBy stable name of the event that did it
 * @param reference the tracking record or the other case, where it was one
 * @param metOn day in Taiwan on which it was done
 */
@Revision("1")
public record ObligationMet(
        String obligationId,
        String caseId,
        String metBy,
        @Nullable String reference,
        LocalDate metOn) implements ObligationEvent {}
