package org.rejoin.event.obligation;

import org.axonframework.serialization.Revision;

/**
 * Of several needed there is one more, or one less where a record was withdrawn (R-TRK-02).
 *
 * @param soFar how many there are now
 */
@Revision("1")
public record ObligationAdvanced(String obligationId, String caseId, int soFar) implements ObligationEvent {}
