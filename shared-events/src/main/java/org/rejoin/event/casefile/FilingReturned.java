package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 退回修正 (T06): the filer corrects and submits again.
 */
@Revision("1")
public record FilingReturned(
        String caseId, @Personal(DataClass.COUNSELLING) String reason) implements CaseFileEvent {}
