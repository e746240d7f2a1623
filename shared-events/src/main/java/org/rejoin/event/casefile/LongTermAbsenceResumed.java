package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 恢復長期缺課 (T16, R-LTA-04): the other case ended within the same semester. From TEMP_CLOSED to TRACKING.
 *
 * @param otherCaseNumber 通報字號 of the case that ended, of the same unit
 */
@Revision("1")
public record LongTermAbsenceResumed(String caseId, String otherCaseNumber) implements CaseFileEvent {}
