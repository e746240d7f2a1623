package org.rejoin.term;

import java.time.LocalDate;
import java.util.Set;

/**
 * What an authority asks for, and its days of school.
 *
 * @param changedOn first day of the version published in mid-term, where there is one
 */
record Rules(String county, Set<LocalDate> holidays, Set<LocalDate> makeUpDays, LocalDate changedOn) {

    static final LocalDate FIRST = LocalDate.of(2026, 8, 31);
    static final LocalDate LAST = LocalDate.of(2027, 1, 20);
    private static final LocalDate NEVER = LocalDate.MAX;

    static final Rules NATIONAL = new Rules(
            "990", Set.of(day("2026-09-25"), day("2026-09-28"), day("2026-10-09")), Set.of(day("2026-10-17")), NEVER);
    static final Rules OWN = new Rules(
            "TTT",
            Set.of(day("2026-09-25"), day("2026-10-09"), day("2026-10-12")),
            Set.of(day("2026-10-03")),
            day("2026-10-15"));

    boolean isOwn() {
        return !changedOn.equals(NEVER);
    }

    boolean isSchoolDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        return makeUpDays.contains(day) || !weekend && !holidays.contains(day);
    }

    LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isSchoolDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    LocalDate plus(LocalDate day, int schoolDays) {
        LocalDate result = day;
        for (int i = 0; i < schoolDays; i++) {
            result = next(result);
        }
        return result;
    }

    // the county with rules of its own begins with a report on day 5 and goes over to day 4
    int reportOn(LocalDate day) {
        return isOwn() && day.isBefore(changedOn) ? 5 : 4;
    }

    int letterOn(LocalDate day) {
        return isOwn() && !day.isBefore(changedOn) ? 2 : 3;
    }

    int careDueAfter() {
        return isOwn() ? 3 : 5;
    }

    boolean asksToDiscussCauses() {
        return !isOwn();
    }

    int longAbsence() {
        return isOwn() ? 5 : 7;
    }

    String calendar() {
        StringBuilder lines = new StringBuilder("類別,學年度,學期,起日,迄日,名稱\n");
        lines.append("學期,115,1,").append(FIRST).append(',').append(LAST).append(",\n");
        lines.append("學期,115,2,2027-02-11,2027-06-30,\n");
        holidays.stream()
                .sorted()
                .forEach(day -> lines.append("放假,115,,").append(day).append(",,放假\n"));
        makeUpDays.stream()
                .sorted()
                .forEach(day -> lines.append("補課,115,,").append(day).append(",,補課\n"));
        return lines.toString();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
