package org.rejoin.event.casefile;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 作廢 after the report, by the agency on an official letter (T18, 1.23 c8).
 */
@Revision("1")
public record CaseVoided(String caseId, String reason, String letterNumber, LocalDate letterDate)
        implements CaseFileEvent {}
