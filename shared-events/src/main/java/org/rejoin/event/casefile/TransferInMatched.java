package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 轉入登入相符 (T19): a school entered the student as arrived, or the student register shows the student there; green light,
 * status unchanged (1.23 c3).
 *
 * @param destinationSchool unit that entered the transfer-in; the own unit where a suspended student resumes
 * @param month 轉入年月, yyyy-MM
 * @param source who says so
 */
@Revision("1")
public record TransferInMatched(
        String caseId, String transferInId, String destinationSchool, String month, ArrivalSource source)
        implements CaseFileEvent {

    public TransferInMatched(String caseId, String transferInId, String destinationSchool, String month) {
        this(caseId, transferInId, destinationSchool, month, ArrivalSource.SCHOOL);
    }
}
