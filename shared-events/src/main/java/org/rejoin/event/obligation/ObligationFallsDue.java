package org.rejoin.event.obligation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * It is time to remind: the due day is near and the duty open (1.23 c21).
 *
 * @param dueOn last day on which it can be met in time
 * @param soFar how many there are
 */
@Revision("1")
public record ObligationFallsDue(String obligationId, String caseId, LocalDate dueOn, int soFar)
        implements ObligationEvent {}
