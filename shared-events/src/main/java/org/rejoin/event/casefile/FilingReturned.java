package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 退回修正 (T06): the filer corrects and submits again.
 */
@Revision("1")
public record FilingReturned(String caseId, String reason) implements CaseFileEvent {}
