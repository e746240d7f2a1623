package org.rejoin.event.obligation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * Nobody owes it any more. After {@link ObligationMissed} it need not be made up for: missed it stays.
 *
 * @param waivedOn day in Taiwan on which the ground arose
 */
@Revision("1")
public record ObligationWaived(String obligationId, String caseId, WaiverReason reason, LocalDate waivedOn)
        implements ObligationEvent {}
