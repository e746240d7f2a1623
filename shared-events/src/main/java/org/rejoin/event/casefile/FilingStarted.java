package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 建立填報 (T01): a filing begins as a draft. It is not yet a report and counts nowhere (R-FIL-06).
 *
 * @param caseNumber 通報字號, YYYY-unit-sequence; gaps mean nothing (R-FIL-04)
 * @param studentId pseudonym of the student
 * @param school unit that files: school code + division (R-ACC-04)
 * @param county county code of that unit
 * @param filedBy account of the filer, whose own case it is (R-TRK-01)
 * @param importedFrom name of the imported file (IF04), null when typed
 * @param register what the student register answered, by which the form was filled (R-FLD-02)
 */
@Revision("1")
public record FilingStarted(
        String caseId,
        String caseNumber,
        String studentId,
        String school,
        String county,
        LeavingType leavingType,
        CaseForm form,
        String filedBy,
        @Nullable String importedFrom,
        @Nullable RegisterAnswer register)
        implements CaseFileEvent {

    public FilingStarted(
            String caseId,
            String caseNumber,
            String studentId,
            String school,
            String county,
            LeavingType leavingType,
            CaseForm form,
            String filedBy,
            @Nullable String importedFrom) {
        this(caseId, caseNumber, studentId, school, county, leavingType, form, filedBy, importedFrom, null);
    }
}
