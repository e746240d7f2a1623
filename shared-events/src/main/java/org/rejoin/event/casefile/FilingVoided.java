package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 作廢 before the report (T07).
 */
@Revision("1")
public record FilingVoided(
        String caseId, @Personal(DataClass.COUNSELLING) String reason) implements CaseFileEvent {}
