package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 修改填報 (T02): the whole form as it now stands.
 */
@Revision("1")
public record FormRevised(String caseId, CaseForm form) implements CaseFileEvent {}
