package org.rejoin.command.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;

/** What a full school owes in the winter holiday. */
@Tag("R-HL-34")
class SchoolPlacesTest {

    @Test
    void vacancies_are_told_within_three_days_of_the_start_of_the_winter_holiday() {
        VacancyNotice notice = VacancyNotice.of(days("2027-01-21", "2027-02-10"));

        assertThat(notice.from()).isEqualTo("2027-01-21");
        // the 24th is a Sunday
        assertThat(notice.dueOn()).isEqualTo("2027-01-25");
    }

    @Test
    void the_notice_is_public_for_five_days_at_least_and_a_weekend_moves_its_end_on() {
        assertThat(VacancyNotice.publicUntilAtLeast(LocalDate.parse("2027-01-22")))
                .isEqualTo("2027-01-27");
        assertThat(VacancyNotice.publicUntilAtLeast(LocalDate.parse("2027-01-25")))
                .isEqualTo("2027-02-01");
    }

    @Test
    void a_dropouts_place_is_no_vacancy() {
        assertThat(PlacesView.Grade.of(7, 60, 57, 1).vacancies()).isEqualTo(2);
        assertThat(PlacesView.Grade.of(7, 60, 60, 1).vacancies()).isZero();
    }

    @Test
    void a_notice_that_came_late_is_overdue_for_ever() {
        VacancyNotice notice = VacancyNotice.of(days("2027-01-21", "2027-02-10"));

        assertThat(overdue(notice, "2027-01-25", null)).isFalse();
        assertThat(overdue(notice, "2027-01-26", null)).isTrue();
        assertThat(overdue(notice, "2027-01-29", "2027-01-25")).isFalse();
        assertThat(overdue(notice, "2027-01-29", "2027-01-26")).isTrue();
    }

    @Test
    void the_winter_holiday_is_the_published_one_or_the_usual_one() {
        SchoolYearPublished usual = SchoolCalendar.defaultOf(115);
        SchoolYearPublished published = new SchoolYearPublished(
                "HUA",
                115,
                1,
                usual.firstSemester(),
                usual.secondSemester(),
                List.of(new Days(LocalDate.parse("2027-01-23"), LocalDate.parse("2027-02-14"), "寒假")),
                List.of(),
                null);

        assertThat(new SchoolCalendar(List.of()).winterHoliday(115).from()).isEqualTo("2027-01-21");
        assertThat(new SchoolCalendar(List.of(published)).winterHoliday(115).from())
                .isEqualTo("2027-01-23");
    }

    private static boolean overdue(VacancyNotice notice, String today, @Nullable String posted) {
        LocalDate on = posted == null ? null : LocalDate.parse(posted);
        return PlacesView.Notice.of(notice, LocalDate.parse(today), on, on).overdue();
    }

    private static Days days(String from, String to) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to), "寒假");
    }
}
