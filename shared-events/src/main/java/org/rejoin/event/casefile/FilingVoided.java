package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 作廢 before the report (T07).
 */
@Revision("1")
public record FilingVoided(String caseId, String reason) implements CaseFileEvent {}
