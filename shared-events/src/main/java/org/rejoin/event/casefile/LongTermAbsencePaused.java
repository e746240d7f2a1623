package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 暫時結案 (T15, R-LTA-03): another case of the student was reported, or reopened (1.23 c26). From TRACKING to TEMP_CLOSED.
 *
 * @param otherCaseNumber 通報字號 of that case, of the same unit
 */
@Revision("1")
public record LongTermAbsencePaused(String caseId, String otherCaseNumber) implements CaseFileEvent {}
