package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 協助追蹤停用: the row stays, the access ends (R-AST-04).
 */
@Revision("1")
public record TrackerDisabled(String caseId, String account) implements CaseFileEvent {}
