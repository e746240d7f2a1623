package org.rejoin.schoolyear;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An authority, what it publishes of school year 118, and when. */
record Authority(String code, List<Version> versions) {

    /** @param on before that day's work begins; days of both semesters, first and last */
    record Version(
            LocalDate on,
            LocalDate from1,
            LocalDate to1,
            LocalDate from2,
            LocalDate to2,
            Set<LocalDate> holidays,
            Set<LocalDate> makeUps) {

        String csv() {
            List<String> lines = new ArrayList<>();
            lines.add("類別,學年度,學期,起日,迄日,名稱");
            lines.add("學期,118,1," + from1 + "," + to1 + ",");
            lines.add("學期,118,2," + from2 + "," + to2 + ",");
            holidays.stream().sorted().forEach(day -> lines.add("放假,118,," + day + ",,放假"));
            makeUps.stream().sorted().forEach(day -> lines.add("補課,118,," + day + ",,補課"));
            return String.join("\n", lines) + "\n";
        }
    }

    /**
     * @param first the day after the last semester: holidays belong to what is coming
     * @param begins its first day of school
     * @param calendar where that stands
     */
    record Semester(String name, LocalDate first, LocalDate begins, LocalDate last, String calendar) {

        boolean includes(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        @Override
        public String toString() {
            return name + " until " + last + " as in " + calendar;
        }
    }

    // years nobody published: 1 August to 31 January, 1 February to 31 July
    List<Semester> semesters(When known) {
        Version it = at(known);
        String published = code + "/118/" + (versions.indexOf(it) + 1);
        return List.of(
                new Semester("118-1", day("2029-08-01"), it.from1, it.to1, published),
                new Semester("118-2", it.to1.plusDays(1), it.from2, it.to2, published),
                new Semester("119-1", it.to2.plusDays(1), day("2030-08-01"), day("2031-01-31"), "DEFAULT"),
                new Semester("119-2", day("2031-02-01"), day("2031-02-01"), day("2031-07-31"), "DEFAULT"));
    }

    Semester semester(LocalDate day, When known) {
        return semesters(known).stream()
                .filter(semester -> semester.includes(day))
                .findFirst()
                .orElseThrow();
    }

    /** The day, or the next one on which there is school. */
    LocalDate schoolDay(LocalDate day, When known) {
        return Stream.iterate(day, next -> next.plusDays(1))
                .filter(next -> isSchoolDay(next, known))
                .findFirst()
                .orElseThrow();
    }

    private boolean isSchoolDay(LocalDate day, When known) {
        Version it = at(known);
        if (day.isBefore(semester(day, known).begins)) {
            return false;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return it.makeUps.contains(day) || !weekend && !it.holidays.contains(day);
    }

    private Version at(When known) {
        return versions.stream()
                .filter(version -> !known.isBefore(When.work(version.on)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
