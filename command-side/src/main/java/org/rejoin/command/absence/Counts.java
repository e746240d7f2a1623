package org.rejoin.command.absence;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.Semester;
import org.rejoin.event.ruleset.Thresholds;

/**
 * How a pupil stands.
 *
 * @param inARow consecutive school days without leave up to the last day recorded
 * @param absentInSemester school days without leave (長期缺課, L24)
 * @param leavesInMonth leaves of sickness or for personal reasons in the month, days that follow one another as one (L23)
 * @param leaveDaysInSemester days of such leave (L23)
 */
record Counts(int inARow, int absentInSemester, int leavesInMonth, int leaveDaysInSemester) {

    /** @param today what is of a later day does not count */
    static Counts of(KnownDays known, SchoolCalendar calendar, LocalDate today) {
        Semester semester = calendar.semesterOf(today);
        List<DayFact> ofSemester = known.all().stream()
                .filter(fact ->
                        !fact.day().isBefore(semester.from()) && !fact.day().isAfter(today))
                .toList();
        List<LocalDate> leave = ofSemester.stream()
                .filter(fact -> fact.mark() == Mark.LEAVE_GRANTED && fact.leave() != LeaveKind.SPECIAL)
                .map(DayFact::day)
                .toList();
        int absent =
                (int) ofSemester.stream().filter(fact -> fact.mark().counts()).count();
        return new Counts(inARow(known), absent, leaves(leave, YearMonth.from(today), calendar), leave.size());
    }

    /** Days still missing to 長期缺課; 0 from then on, and where the stage counts no days. */
    int toLongAbsence(Thresholds thresholds) {
        return Math.max(0, thresholds.longAbsenceDays() - absentInSemester);
    }

    /** Leaves still missing to 長期請假 of the month. */
    int toLongLeaveCount(Thresholds thresholds) {
        return Math.max(0, thresholds.longLeaveCount() - leavesInMonth);
    }

    /** Days still missing to 長期請假 of the semester. */
    int toLongLeaveDays(Thresholds thresholds) {
        return Math.max(0, thresholds.longLeaveDays() - leaveDaysInSemester);
    }

    /** @param day to which it was counted */
    CountsReached reachedBy(LocalDate day) {
        return new CountsReached(day, absentInSemester, leavesInMonth, leaveDaysInSemester);
    }

    /** Whether it is 長期缺課 or 長期請假; a stage that counts no days has none. */
    boolean isLong(Thresholds thresholds) {
        return isLongAbsence(thresholds) || isLongLeave(thresholds);
    }

    boolean isLongAbsence(Thresholds thresholds) {
        return reached(absentInSemester, thresholds.longAbsenceDays());
    }

    boolean isLongLeave(Thresholds thresholds) {
        return reached(leavesInMonth, thresholds.longLeaveCount())
                || reached(leaveDaysInSemester, thresholds.longLeaveDays());
    }

    private static boolean reached(int count, int threshold) {
        return threshold > 0 && count >= threshold;
    }

    private static int inARow(KnownDays known) {
        DayFact last = known.last();
        if (last == null || !last.mark().counts()) {
            return 0;
        }
        List<Episode> episodes = known.episodes();
        List<Episode.Rung> rungs = episodes.get(episodes.size() - 1).rungs();
        return rungs.get(rungs.size() - 1).count();
    }

    private static int leaves(List<LocalDate> days, YearMonth month, SchoolCalendar calendar) {
        int leaves = 0;
        @Nullable LocalDate before = null;
        for (LocalDate day : days) {
            if (YearMonth.from(day).equals(month)) {
                boolean follows =
                        before != null && calendar.nextSchoolDay(before).equals(day);
                leaves += follows ? 0 : 1;
                before = day;
            }
        }
        return leaves;
    }
}
