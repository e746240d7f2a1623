package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 退回建議結案 (T10): the principal reporter does not close; back to TRACKING.
 *
 * @param suggestedBy account of the suggester, who is told (1.23 c21)
 */
@Revision("1")
public record ClosureDeclined(
        String caseId, @Personal(DataClass.COUNSELLING) String reason, String suggestedBy) implements CaseFileEvent {}
