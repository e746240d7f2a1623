package org.rejoin.command.transferout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.Terms;
import org.rejoin.event.school.Stage;

/** Until when an arrival is awaited: November 2026 has a holiday on Wednesday 11 and a make-up day on Saturday 14. */
@Tag("R-HL-13")
@Tag("L25")
class ArrivalTermTest {

    private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 11);
    private static final LocalDate MAKE_UP_DAY = LocalDate.of(2026, 11, 14);
    private static final SchoolCalendar CALENDAR = new SchoolCalendar(List.of(year()));

    @ParameterizedTest
    @Tag("c15")
    @CsvSource(textBlock = """
            # authority, in the county, certificate of, last day
            AGENCY, true,  2026-11-02, 2026-11-05
            AGENCY, false, 2026-11-02, 2026-11-05
            TAO,    false, 2026-11-02, 2026-11-05
            HUA,    true,  2026-11-02, 2026-11-05
            HUA,    false, 2026-11-02, 2026-11-09
            # over a weekend
            AGENCY, true,  2026-11-05, 2026-11-10
            # over a holiday and onto a make-up day
            AGENCY, true,  2026-11-10, 2026-11-14
            HUA,    false, 2026-11-09, 2026-11-16
            # issued on a day without school
            AGENCY, true,  2026-11-07, 2026-11-12
            # over the change of semesters
            AGENCY, true,  2027-01-29, 2027-02-03
            """)
    void the_day_after_the_certificate_is_day_1_and_school_days_count(
            String authority, boolean withinCounty, LocalDate issuedOn, LocalDate dueOn) {
        assertThat(termOf(authority, withinCounty, issuedOn, issuedOn).dueOn()).isEqualTo(dueOn);
    }

    @ParameterizedTest
    @Tag("c15")
    @CsvSource({"true, 2026-11-05, 2026-11-08", "false, 2026-11-05, 2026-11-10", "true, 2026-11-10, 2026-11-13"})
    void an_authority_may_count_days_of_the_calendar(boolean withinCounty, LocalDate issuedOn, LocalDate dueOn) {
        Terms days = new Terms(1, 3, 3, 5, false);
        assertThat(ArrivalTerm.of(issuedOn, withinCounty, days, CALENDAR, issuedOn)
                        .dueOn())
                .isEqualTo(dueOn);
    }

    @Test
    @Tag("R-HL-11")
    void the_pupil_is_told_to_arrive_within_three_days_even_where_the_notice_has_five() {
        LocalDate issuedOn = LocalDate.of(2026, 11, 2);
        ArrivalTerm term = termOf("HUA", false, issuedOn, issuedOn);

        assertThat(term).isEqualTo(new ArrivalTerm(LocalDate.of(2026, 11, 5), LocalDate.of(2026, 11, 9)));
    }

    @Test
    void nothing_is_due_before_the_certificate_was_entered() {
        LocalDate entered = LocalDate.of(2026, 11, 20);

        assertThat(termOf("AGENCY", true, LocalDate.of(2026, 11, 2), entered).dueOn())
                .isEqualTo(entered);
    }

    @Test
    @Tag("c15")
    void of_a_thousand_random_certificates_the_last_day_is_what_counting_by_hand_gives() {
        Random random = new Random(20261122);
        for (int i = 0; i < 1_000; i++) {
            LocalDate issuedOn = LocalDate.of(2026, 8, 1).plusDays(random.nextInt(350));
            Terms terms = new Terms(1, 3, 1 + random.nextInt(5), 1 + random.nextInt(9), random.nextBoolean());
            boolean within = random.nextBoolean();
            ArrivalTerm term = ArrivalTerm.of(issuedOn, within, terms, CALENDAR, issuedOn);

            assertThat(term.dueOn())
                    .as("%s %s of %s", terms, within, issuedOn)
                    .isEqualTo(byHand(
                            issuedOn,
                            within ? terms.arrivalDays() : terms.arrivalDaysElsewhere(),
                            terms.arrivalInSchoolDays()));
            assertThat(term.toldUntil()).isBetween(issuedOn.plusDays(1), term.dueOn());
        }
    }

    // without the calendar's own arithmetic: the year has one holiday and one make-up day, and no gap
    private static LocalDate byHand(LocalDate issuedOn, int days, boolean schoolDays) {
        LocalDate day = issuedOn;
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            boolean free = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek())
                            && !day.equals(MAKE_UP_DAY)
                    || day.equals(HOLIDAY);
            left -= schoolDays && free ? 0 : 1;
        }
        return day;
    }

    private static ArrivalTerm termOf(String authority, boolean within, LocalDate issuedOn, LocalDate entered) {
        Terms terms = new RuleBook(authority, Stage.JUNIOR_HIGH, List.of())
                .on(issuedOn)
                .rules()
                .terms();
        return ArrivalTerm.of(issuedOn, within, terms, CALENDAR, entered);
    }

    private static SchoolYearPublished year() {
        SchoolYearPublished ordinary = SchoolCalendar.defaultOf(115);
        return new SchoolYearPublished(
                ordinary.authority(),
                115,
                1,
                ordinary.firstSemester(),
                ordinary.secondSemester(),
                List.of(new Days(HOLIDAY, HOLIDAY, "放假")),
                List.of(new Days(MAKE_UP_DAY, MAKE_UP_DAY, "補課")),
                null);
    }
}
