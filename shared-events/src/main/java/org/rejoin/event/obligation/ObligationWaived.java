package org.rejoin.event.obligation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Nobody owes it any more. After {@link ObligationMissed} it need not be made up for: missed it stays.
 *
 * @param waivedOn day in Taiwan on which the ground arose; null for TURNED_18, where it would tell the birth date
 */
@Revision("1")
public record ObligationWaived(
        String obligationId,
        String caseId,
        WaiverReason reason,
        @Nullable LocalDate waivedOn) implements ObligationEvent {}
