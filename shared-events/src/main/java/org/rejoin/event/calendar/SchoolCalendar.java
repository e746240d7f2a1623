package org.rejoin.event.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.MinguoDate;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** School years, semesters and school days of one authority, as known at one moment. */
public final class SchoolCalendar {

    /** The authority of all units without one of their own. */
    public static final String AGENCY = "AGENCY";

    private static final String DEFAULT = "DEFAULT";
    private static final String WINTER_HOLIDAY = "寒假";
    // from 21 January, where no calendar says otherwise
    private static final int USUAL_WINTER_DAYS = 11;

    private final Map<Integer, SchoolYearPublished> published;

    public SchoolCalendar(Collection<SchoolYearPublished> published) {
        this.published =
                published.stream().collect(Collectors.toMap(SchoolYearPublished::schoolYear, Function.identity()));
    }

    /** Under which the events of an authority's calendar are stored. */
    public static String idOf(String authority) {
        return "calendar-" + authority;
    }

    /** The semester the day belongs to; a day between two belongs to the one that is coming. */
    public Semester semesterOf(LocalDate day) {
        int year = MinguoDate.from(day).get(ChronoField.YEAR);
        return IntStream.rangeClosed(year - 1, year + 1)
                .boxed()
                .flatMap(schoolYear -> semesters(schoolYear).stream())
                .filter(semester -> !semester.to().isBefore(day))
                .min(Comparator.comparing(Semester::to))
                .orElseThrow();
    }

    /** The school year, by its ROC number: it changes on 1 August though its last semester ended before (SPEC 2.8). */
    public int schoolYearOf(LocalDate day) {
        Semester semester = semesterOf(day);
        int schoolYear = semester.schoolYear();
        boolean isBeforeItsBegin = semester.term() == 1
                && day.isBefore(semester.from())
                && day.isBefore(defaultOf(schoolYear).firstSemester().from());
        return isBeforeItsBegin ? schoolYear - 1 : schoolYear;
    }

    /** Both semesters of a school year, by its ROC number. */
    public List<Semester> semesters(int schoolYear) {
        SchoolYearPublished year = yearOf(schoolYear);
        String calendar =
                year.version() == 0 ? DEFAULT : year.authority() + "/" + year.schoolYear() + "/" + year.version();
        return List.of(
                semester(year, 1, year.firstSemester(), calendar), semester(year, 2, year.secondSemester(), calendar));
    }

    public boolean isSchoolDay(LocalDate day) {
        Semester semester = semesterOf(day);
        SchoolYearPublished year = yearOf(semester.schoolYear());
        if (!semester.includes(day)) {
            return false;
        }
        if (year.makeUpDays().stream().anyMatch(days -> days.include(day))) {
            return true;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && year.holidays().stream().noneMatch(days -> days.include(day));
    }

    /** The first school day after the day. */
    public LocalDate nextSchoolDay(LocalDate day) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(this::isSchoolDay)
                .findFirst()
                .orElseThrow();
    }

    /** @param schoolDays how many school days later; the day itself for 0 */
    public LocalDate addSchoolDays(LocalDate day, int schoolDays) {
        LocalDate result = day;
        for (int i = 0; i < schoolDays; i++) {
            result = nextSchoolDay(result);
        }
        return result;
    }

    /** The first of the last so many school days up to the day, as far as they are of its school year; else the day itself. */
    public LocalDate firstOfLast(int schoolDays, LocalDate day) {
        LocalDate begin = semesters(semesterOf(day).schoolYear()).get(0).from();
        return Stream.iterate(day, one -> !one.isBefore(begin), one -> one.minusDays(1))
                .filter(this::isSchoolDay)
                .limit(schoolDays)
                .reduce((later, earlier) -> earlier)
                .orElse(day);
    }

    /** 寒假, as published among the holidays; else what lies between the semesters, or the usual last days of January. */
    public Days winterHoliday(int schoolYear) {
        SchoolYearPublished year = yearOf(schoolYear);
        LocalDate last = year.secondSemester().from().minusDays(1);
        LocalDate after = year.firstSemester().to().plusDays(1);
        return year.holidays().stream()
                .filter(days -> days.name().contains(WINTER_HOLIDAY))
                .findFirst()
                .orElseGet(() -> new Days(
                        after.isAfter(last) ? last.minusDays(USUAL_WINTER_DAYS - 1) : after, last, WINTER_HOLIDAY));
    }

    /** As published, or the default dates (SPEC 2.8) as version 0. */
    public SchoolYearPublished yearOf(int schoolYear) {
        return published.getOrDefault(schoolYear, defaultOf(schoolYear));
    }

    public static SchoolYearPublished defaultOf(int schoolYear) {
        LocalDate first = LocalDate.from(MinguoDate.of(schoolYear, 8, 1));
        LocalDate second = first.plusMonths(6);
        return new SchoolYearPublished(
                AGENCY,
                schoolYear,
                0,
                new Days(first, second.minusDays(1), "第1學期"),
                new Days(second, first.plusYears(1).minusDays(1), "第2學期"),
                List.of(),
                List.of(),
                null);
    }

    private static Semester semester(SchoolYearPublished year, int term, Days days, String calendar) {
        return new Semester(year.schoolYear(), term, days.from(), days.to(), calendar);
    }
}
