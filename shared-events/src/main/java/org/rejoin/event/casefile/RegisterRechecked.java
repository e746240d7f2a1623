package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 重新勾稽 before the report: the student register was asked again (R-FLD-02). What it brought into the form stands in the
 * FormRevised that follows, if anything changed.
 */
@Revision("1")
public record RegisterRechecked(String caseId, RegisterAnswer answer) implements CaseFileEvent {}
