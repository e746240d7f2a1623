package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 通報 (T05): the case is established (成案); from now on it counts and its form is frozen (R-ST-03).
 *
 * @param status TRACKING, or PENDING_CLOSURE where the latest record suggests closure (1.23 c19)
 */
@Revision("1")
public record CaseReported(String caseId, CaseStatus status) implements CaseFileEvent {}
