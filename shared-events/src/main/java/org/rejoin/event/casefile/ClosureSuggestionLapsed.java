package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 建議結案撤銷: a newer record does not suggest closure, or the suggesting one was withdrawn (R-ST-04).
 *
 * @param status where the case stands afterwards
 */
@Revision("1")
public record ClosureSuggestionLapsed(String caseId, CaseStatus status) implements CaseFileEvent {}
