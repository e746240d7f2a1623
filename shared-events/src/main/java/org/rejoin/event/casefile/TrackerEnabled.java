package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 協助追蹤啟用: a tutor may track this case (R-AST-01).
 */
@Revision("1")
public record TrackerEnabled(String caseId, String account) implements CaseFileEvent {}
