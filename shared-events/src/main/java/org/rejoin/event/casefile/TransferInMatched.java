package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 轉入登入相符 (T19): a school entered the student as arrived; green light, status unchanged (1.23 c3).
 *
 * @param destinationSchool unit that entered the transfer-in; the own unit where a suspended student resumes
 * @param month 轉入年月, yyyy-MM
 */
@Revision("1")
public record TransferInMatched(String caseId, String transferInId, String destinationSchool, String month)
        implements CaseFileEvent {}
