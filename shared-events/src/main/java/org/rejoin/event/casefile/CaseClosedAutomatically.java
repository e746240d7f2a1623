package org.rejoin.event.casefile;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 自動結案 (T13, T14, T17, R-AGE-02, R-LTA-02, 1.23 c7): what the decision went by stands here, so that a later calendar or
 * setting does not change what it was.
 *
 * @param closureReason TURNED_18, SEMESTER_END, or the reason of the other case's closure
 * @param rule by which rule
 * @param adultOn day the student turned 18, where that is the ground; tells the birth date
 * @param semester where the ground is the end of one
 * @param otherCaseNumber 通報字號 of the closure it follows
 */
@Revision("1")
public record CaseClosedAutomatically(
        String caseId,
        ClosureReason closureReason,
        ClosingRule rule,
        @Personal(DataClass.REGISTER) @Nullable LocalDate adultOn,
        @Nullable SemesterDates semester,
        @Nullable String otherCaseNumber)
        implements CaseFileEvent {}
