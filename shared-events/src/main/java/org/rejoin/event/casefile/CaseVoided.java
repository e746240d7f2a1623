package org.rejoin.event.casefile;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 作廢 after the report, by the agency on an official letter (T18, 1.23 c8).
 */
@Revision("1")
public record CaseVoided(
        String caseId, @Personal(DataClass.COUNSELLING) String reason, String letterNumber, LocalDate letterDate)
        implements CaseFileEvent {}
