package org.rejoin.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.calendar.Semester;

@Tag("R-LTA-05")
class SchoolCalendarTest {

    private static final SchoolCalendar BY_DEFAULT = new SchoolCalendar(List.of());
    private static final SchoolCalendar PUBLISHED = new SchoolCalendar(List.of(new SchoolYearPublished(
            "990",
            115,
            3,
            days("2026-08-30", "2027-01-20", "第1學期"),
            days("2027-02-11", "2027-06-30", "第2學期"),
            List.of(days("2026-10-09", "2026-10-11", "國慶日")),
            List.of(days("2026-10-17", "2026-10-17", "補行上課")),
            null)));

    @ParameterizedTest
    @CsvSource({
        "2026-07-31, 114-2, 2026-02-01, 2026-07-31",
        "2026-08-01, 115-1, 2026-08-01, 2027-01-31",
        "2027-01-31, 115-1, 2026-08-01, 2027-01-31",
        "2027-02-01, 115-2, 2027-02-01, 2027-07-31",
        "2028-02-29, 116-2, 2028-02-01, 2028-07-31"
    })
    void without_a_calendar_semesters_change_on_the_first_of_august_and_february(
            LocalDate day, String label, LocalDate from, LocalDate to) {
        Semester semester = BY_DEFAULT.semesterOf(day);
        assertThat(semester.label()).isEqualTo(label);
        assertThat(semester.from()).isEqualTo(from);
        assertThat(semester.to()).isEqualTo(to);
        assertThat(semester.calendar()).isEqualTo("DEFAULT");
    }

    @ParameterizedTest
    @CsvSource({"2026-08-29, 115-1", "2027-01-20, 115-1", "2027-01-21, 115-2", "2027-06-30, 115-2", "2027-07-01, 116-1"
    })
    void with_a_calendar_its_dates_hold_and_a_day_between_two_semesters_belongs_to_the_coming_one(
            LocalDate day, String label) {
        assertThat(PUBLISHED.semesterOf(day).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-31, 114",
        "2026-08-01, 115",
        "2026-08-29, 115",
        "2027-01-25, 115",
        "2027-06-30, 115",
        "2027-07-01, 115",
        "2027-07-31, 115",
        "2027-08-01, 116"
    })
    void a_school_year_is_to_the_end_of_july_though_its_last_semester_ended_before(LocalDate day, int schoolYear) {
        assertThat(PUBLISHED.schoolYearOf(day)).isEqualTo(schoolYear);
    }

    @Test
    void a_semester_says_which_calendar_its_dates_are_of() {
        assertThat(PUBLISHED.semesterOf(LocalDate.of(2026, 12, 1)).calendar()).isEqualTo("990/115/3");
        assertThat(PUBLISHED.semesterOf(LocalDate.of(2027, 12, 1)).calendar()).isEqualTo("DEFAULT");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-08, true",
        "2026-10-09, false", // holiday, a Friday
        "2026-10-12, true",
        "2026-10-17, true", // a Saturday with school
        "2026-10-18, false",
        "2027-02-05, false" // between two semesters
    })
    void school_days_are_weekdays_but_holidays_and_make_up_days(LocalDate day, boolean school) {
        assertThat(PUBLISHED.isSchoolDay(day)).isEqualTo(school);
    }

    @Test
    void school_days_are_counted_over_weekends_holidays_and_breaks() {
        assertThat(PUBLISHED.nextSchoolDay(LocalDate.of(2026, 10, 8))).isEqualTo("2026-10-12");
        assertThat(PUBLISHED.addSchoolDays(LocalDate.of(2026, 10, 8), 6)).isEqualTo("2026-10-17");
        assertThat(PUBLISHED.addSchoolDays(LocalDate.of(2027, 1, 20), 1)).isEqualTo("2027-02-11");
        assertThat(PUBLISHED.addSchoolDays(LocalDate.of(2026, 10, 10), 0)).isEqualTo("2026-10-10");
    }

    private static Days days(String from, String to, String name) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to), name);
    }
}
