package org.rejoin.event.calendar;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 公告行事曆 of one school year (R-LTA-05): holds from now on in place of what was published before. What was decided by an
 * earlier version stays as it was decided.
 *
 * @param schoolYear ROC year in which it begins: 115 is 2026-08-01 to 2027-07-31
 * @param version 1 for the first publication of that year by that authority
 * @param firstSemester 第1學期
 * @param secondSemester 第2學期
 * @param holidays days without school, weekends aside
 * @param makeUpDays 補行上課: weekend days with school
 * @param importedFrom name of the file
 */
@Revision("1")
public record SchoolYearPublished(
        String authority,
        int schoolYear,
        int version,
        Days firstSemester,
        Days secondSemester,
        List<Days> holidays,
        List<Days> makeUpDays,
        @Nullable String importedFrom)
        implements CalendarEvent {}
