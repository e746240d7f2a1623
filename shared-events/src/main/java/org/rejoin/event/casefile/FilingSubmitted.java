package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 提交填報 (T03).
 *
 * @param status FILED, or PENDING_REPORT where a submitted record already stands
 */
@Revision("1")
public record FilingSubmitted(String caseId, CaseStatus status) implements CaseFileEvent {}
