package org.rejoin.event.obligation;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The due day passed. Said once, and for ever; dated by the due day, however late it was noticed.
 *
 * @param dueOn last day on which it could have been met in time
 * @param soFar how many of the needed there were
 */
@Revision("1")
public record ObligationMissed(String obligationId, String caseId, LocalDate dueOn, int soFar)
        implements ObligationEvent {}
