package org.rejoin.command.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.obligation.CaseCourse.of;
import static org.rejoin.command.obligation.CaseCourse.reported;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;
import static org.rejoin.event.casefile.LeavingType.TRANSFER;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.casefile.ClosureReason;

class CaseWalkTest {

    private static final String IN_NOVEMBER = "TRACKINGS_OF_SEMESTER 2026-11-03/2027-01-31 ";

    @Test
    @Tag("R-REP-02")
    void a_submitted_filing_owes_its_first_record_and_then_its_report() {
        CaseCourse filed = of(SUSPENSION, "2026-11-02").submitted("2026-11-03");

        assertThat(filed.on("2026-11-13")).containsExactly("FIRST_TRACKING 2026-11-03/2026-11-13");
        assertThat(filed.on("2026-11-14")).containsExactly("FIRST_TRACKING 2026-11-03/2026-11-13 missed");
        assertThat(filed.recorded("2026-11-09").reported("2026-11-10").on("2026-11-10"))
                .containsExactly(
                        "FIRST_TRACKING 2026-11-03/2026-11-13 met 2026-11-09",
                        "REPORT 2026-11-09/2026-11-19 met 2026-11-10",
                        "TRACKINGS_OF_SEMESTER 2026-11-10/2027-01-31 0/2");
    }

    @Test
    @Tag("T06")
    void a_return_waives_the_report_and_the_next_submission_asks_for_it_anew() {
        assertThat(of(SUSPENSION, "2026-11-02")
                        .submitted("2026-11-02")
                        .recorded("2026-11-02")
                        .returned("2026-11-04")
                        .submitted("2026-11-09")
                        .on("2026-11-09"))
                .containsExactly(
                        "FIRST_TRACKING 2026-11-02/2026-11-12 met 2026-11-02",
                        "REPORT 2026-11-02/2026-11-12 RETURNED 2026-11-04",
                        "REPORT 2026-11-09/2026-11-19");
    }

    @Test
    void what_is_done_late_was_missed_and_is_made_up_for() {
        assertThat(of(SUSPENSION, "2026-11-02")
                        .submitted("2026-11-02")
                        .recorded("2026-11-20")
                        .on("2026-11-20"))
                .first()
                .isEqualTo("FIRST_TRACKING 2026-11-02/2026-11-12 missed met 2026-11-20");
    }

    @Test
    void what_falls_due_on_a_day_without_school_moves_on() {
        assertThat(of(SUSPENSION, "2026-11-04").submitted("2026-11-04").on("2026-11-04"))
                .containsExactly("FIRST_TRACKING 2026-11-04/2026-11-16");
    }

    @Test
    @Tag("c10")
    void who_turns_18_cannot_be_reported_any_more_and_nobody_owes_it() {
        CaseCourse filed = of(SUSPENSION, "2026-11-02", LocalDate.of(2008, 11, 5))
                .submitted("2026-11-02")
                .recorded("2026-11-03");

        assertThat(filed.on("2026-11-30")).contains("REPORT 2026-11-03/2026-11-13 TURNED_18 2026-11-05");
    }

    @Test
    @Tag("c10")
    void what_was_missed_long_ago_is_no_more_owed_from_the_18th_birthday_on() {
        CaseCourse filed =
                of(SUSPENSION, "2026-11-02", LocalDate.of(2009, 3, 5)).submitted("2026-11-02");

        assertThat(filed.duties("2026-11-13").nextLook()).hasValue(LocalDate.of(2027, 3, 5));
        assertThat(filed.on("2027-03-05"))
                .containsExactly("FIRST_TRACKING 2026-11-02/2026-11-12 missed TURNED_18 2027-03-05");
    }

    @Test
    @Tag("c10")
    void an_adult_whose_register_data_are_erased_owes_no_other_filing() {
        CaseCourse adult = of(SUSPENSION, "2026-11-02", LocalDate.of(2008, 11, 5))
                .submitted("2026-11-02")
                .recorded("2026-11-02")
                .reported("2026-11-03")
                .closed("2026-11-16", ClosureReason.SUSPENSION_TO_TRANSFER);
        List<String> before = adult.on("2026-11-16");
        assertThat(before).noneMatch(duty -> duty.startsWith("FOLLOW_UP"));

        assertThat(adult.withoutKeys().on("2026-11-20")).noneMatch(duty -> duty.startsWith("FOLLOW_UP"));
        assertThat(adult.registerErased("2026-11-20").on("2026-12-24")).noneMatch(duty -> duty.startsWith("FOLLOW_UP"));
    }

    @Test
    void what_is_still_owed_of_a_minor_is_waived_when_the_register_data_are_erased() {
        CaseCourse minor =
                reported(SUSPENSION, "2026-11-03").closed("2026-11-16", ClosureReason.SUSPENSION_TO_TRANSFER);
        Map<String, LocalDate> said =
                minor.duties("2026-11-16").all().stream().collect(Collectors.toMap(Duty::id, Duty::dueOn));

        assertThat(inWords(minor.withoutKeys().duties("2026-12-01", said)))
                .contains("FOLLOW_UP_TRANSFER 2026-11-16/2026-11-30 missed");
        assertThat(inWords(minor.registerErased("2026-12-02").duties("2026-12-24", said)))
                .contains("FOLLOW_UP_TRANSFER 2026-11-16/2026-11-30 missed PERSONAL_DATA_ERASED 2026-12-02");
    }

    private static List<String> inWords(DutiesOnDay duties) {
        return duties.all().stream().map(CaseCourse::inWords).toList();
    }

    @Test
    @Tag("R-TRK-02")
    @Tag("L05")
    void two_records_a_semester_are_owed_from_the_report_on() {
        CaseCourse tracked = reported(UNEXCUSED_ABSENCE, "2026-11-03");

        assertThat(tracked.on("2026-11-03")).contains(IN_NOVEMBER + "0/2");
        assertThat(tracked.recorded("2026-12-01").on("2027-01-31")).contains(IN_NOVEMBER + "1/2");
        assertThat(tracked.on("2027-02-01"))
                .contains(IN_NOVEMBER + "1/2 missed", "TRACKINGS_OF_SEMESTER 2027-02-01/2027-07-31 0/2");
        assertThat(tracked.recorded("2027-01-18").on("2027-02-01"))
                .contains(IN_NOVEMBER + "2/2 met 2027-01-18", "TRACKINGS_OF_SEMESTER 2027-02-01/2027-07-31 0/2");
    }

    @Test
    @Tag("R-TRK-03")
    void a_record_counts_in_the_semester_in_which_the_tracking_was_done() {
        assertThat(reported(UNEXCUSED_ABSENCE, "2026-11-03")
                        .recorded("2026-12-01")
                        .recorded("2027-02-03", "2027-01-20")
                        .on("2027-02-03"))
                .contains(IN_NOVEMBER + "2/2 missed met 2027-02-03", "TRACKINGS_OF_SEMESTER 2027-02-01/2027-07-31 0/2");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-01, true", "2027-01-02, false", "2027-01-31, false", "2027-02-01, true"})
    @Tag("c24")
    void nothing_is_owed_to_a_semester_by_who_is_reported_in_its_last_30_days(String day, boolean owed) {
        assertThat(reported(SUSPENSION, day).on(day).stream().anyMatch(duty -> duty.startsWith("TRACKINGS")))
                .isEqualTo(owed);
    }

    @Test
    @Tag("R-TRK-04")
    void a_withdrawn_record_does_not_count_and_what_was_met_by_it_is_owed_again() {
        CaseCourse tracked =
                reported(UNEXCUSED_ABSENCE, "2026-11-03").recorded("2026-12-01").recorded("2026-12-08");

        assertThat(tracked.withdrawn("2026-12-10", 3).on("2026-12-10"))
                .contains(IN_NOVEMBER + "2/2 met 2026-12-08", "TRACKINGS_OF_SEMESTER 2026-12-10/2027-01-31 1/2");
        assertThat(tracked.withdrawn("2026-12-11", 2).on("2026-12-11"))
                .contains("TRACKINGS_OF_SEMESTER 2026-12-10/2027-01-31 0/2");
    }

    @Test
    void closing_ends_what_runs_and_what_was_missed_stays_missed() {
        assertThat(reported(SUSPENSION, "2026-11-03").closed("2027-03-01").on("2027-09-01"))
                .contains(
                        IN_NOVEMBER + "0/2 missed CLOSED 2027-03-01",
                        "TRACKINGS_OF_SEMESTER 2027-02-01/2027-07-31 0/2 CLOSED 2027-03-01")
                .noneMatch(duty -> duty.contains("2027-08-01"));
    }

    @Test
    @Tag("T12")
    void a_reopened_case_owes_anew_what_is_due() {
        assertThat(reported(SUSPENSION, "2026-11-03")
                        .recorded("2026-11-10")
                        .closed("2026-11-11")
                        .reopened("2026-11-12")
                        .on("2026-11-12"))
                .contains(IN_NOVEMBER + "1/2 CLOSED 2026-11-11", "TRACKINGS_OF_SEMESTER 2026-11-12/2027-01-31 1/2");
    }

    @Test
    @Tag("R-LTA-02")
    void long_term_absence_ends_with_its_semester_and_owes_nothing_to_the_next() {
        assertThat(reported(LONG_TERM_ABSENCE, "2026-11-03")
                        .closedBySystem("2027-02-01")
                        .on("2027-02-01"))
                .contains(IN_NOVEMBER + "0/2 missed CLOSED 2027-02-01")
                .noneMatch(duty -> duty.contains("2027-02-01/"));
    }

    @Test
    @Tag("R-LTA-03")
    @Tag("R-LTA-04")
    void a_pause_waives_what_runs_and_the_return_opens_it_anew() {
        CaseCourse absent =
                reported(LONG_TERM_ABSENCE, "2026-11-03").recorded("2026-11-05").paused("2026-11-16");

        assertThat(absent.on("2026-12-04")).contains(IN_NOVEMBER + "1/2 PAUSED 2026-11-16");
        assertThat(absent.resumed("2026-12-04").on("2026-12-04"))
                .contains("TRACKINGS_OF_SEMESTER 2026-12-04/2027-01-31 1/2");
    }

    @Test
    @Tag("T13")
    void what_the_system_closes_was_not_answered_and_need_not_be() {
        assertThat(reported(SUSPENSION, "2026-11-03")
                        .suggested("2026-11-09")
                        .closedBySystem("2026-11-10")
                        .on("2026-11-10"))
                .contains("ANSWER_SUGGESTION 2026-11-09/2026-11-19 CLOSED 2026-11-10");
    }

    @Test
    @Tag("T07")
    @Tag("T18")
    void a_voided_case_owes_nothing() {
        assertThat(of(SUSPENSION, "2026-11-02")
                        .submitted("2026-11-02")
                        .voided("2026-11-03")
                        .on("2027-09-01"))
                .containsExactly("FIRST_TRACKING 2026-11-02/2026-11-12 VOIDED 2026-11-03");
        assertThat(reported(SUSPENSION, "2026-11-03").voided("2026-11-05").on("2027-09-01"))
                .contains(IN_NOVEMBER + "0/2 VOIDED 2026-11-05");
    }

    @Test
    @Tag("R-CLS-02")
    void a_suggestion_is_answered_by_closing_or_declining_and_lapses_with_a_newer_record() {
        CaseCourse suggested = reported(SUSPENSION, "2026-11-03").suggested("2026-11-09");

        assertThat(suggested.on("2026-11-20")).contains("ANSWER_SUGGESTION 2026-11-09/2026-11-19 missed");
        assertThat(reported(SUSPENSION, "2026-11-03")
                        .suggested("2026-11-09")
                        .lapsed("2026-11-10")
                        .suggested("2026-11-11")
                        .declined("2026-11-12")
                        .suggested("2026-11-16")
                        .closed("2026-11-17")
                        .on("2026-11-17"))
                .contains(
                        "ANSWER_SUGGESTION 2026-11-09/2026-11-19 LAPSED 2026-11-10",
                        "ANSWER_SUGGESTION 2026-11-11/2026-11-23 met 2026-11-12",
                        "ANSWER_SUGGESTION 2026-11-16/2026-11-26 met 2026-11-17");
    }

    @Test
    @Tag("R-TRF-03")
    @Tag("c6")
    void a_case_lit_by_a_transfer_in_is_to_be_closed_until_no_match_stands() {
        CaseCourse lit =
                reported(TRANSFER, "2026-11-03").arrived("2026-11-09", "a").arrived("2026-11-10", "b");

        assertThat(lit.notArrived("2026-11-11", "a").on("2026-11-11"))
                .contains("CLOSE_AFTER_GREEN_LIGHT 2026-11-09/2026-11-23");
        assertThat(lit.notArrived("2026-11-12", "b").on("2026-11-12"))
                .contains("CLOSE_AFTER_GREEN_LIGHT 2026-11-09/2026-11-23 LAPSED 2026-11-12");
        assertThat(reported(LONG_TERM_ABSENCE, "2026-11-03")
                        .arrived("2026-11-09", "a")
                        .on("2026-11-09"))
                .noneMatch(duty -> duty.startsWith("CLOSE"));
    }

    @Test
    void what_was_missed_and_is_still_owed_is_not_owed_twice() {
        assertThat(reported(TRANSFER, "2026-11-03")
                        .arrived("2026-11-09", "a")
                        .arrived("2026-12-09", "b")
                        .suggested("2026-12-10")
                        .on("2026-12-10"))
                .filteredOn(duty -> duty.startsWith("CLOSE"))
                .containsExactly("CLOSE_AFTER_GREEN_LIGHT 2026-11-09/2026-11-23 missed");
    }

    @Test
    @Tag("R-CLS-06")
    void after_absence_turned_suspension_a_suspension_is_reported() {
        CaseCourse closed = reported(UNEXCUSED_ABSENCE, "2026-11-03")
                .closed("2026-11-16", ClosureReason.ABSENCE_7D_TO_SUSPENSION)
                .otherReported("2026-11-17", TRANSFER);

        assertThat(closed.on("2026-11-17")).contains("FOLLOW_UP_SUSPENSION 2026-11-16/2026-11-30");
        assertThat(closed.otherReported("2026-11-18", SUSPENSION).on("2026-11-18"))
                .contains("FOLLOW_UP_SUSPENSION 2026-11-16/2026-11-30 met 2026-11-18");
    }

    @Test
    @Tag("c23")
    void after_suspension_turned_transfer_a_transfer_is_reported_unless_the_closure_is_taken_back() {
        CaseCourse closed =
                reported(SUSPENSION, "2026-11-03").closed("2026-11-16", ClosureReason.SUSPENSION_TO_TRANSFER);

        assertThat(closed.on("2026-12-01")).contains("FOLLOW_UP_TRANSFER 2026-11-16/2026-11-30 missed");
        assertThat(closed.reopened("2026-12-02").on("2026-12-02"))
                .contains("FOLLOW_UP_TRANSFER 2026-11-16/2026-11-30 missed REOPENED 2026-12-02");
    }

    @Test
    void it_does_not_matter_how_late_or_how_often_one_looks() {
        CaseCourse tracked = reported(SUSPENSION, "2026-11-03").recorded("2027-03-01");
        List<Duty> first = tracked.duties("2027-08-02").all();
        Map<String, LocalDate> said = first.stream().collect(Collectors.toMap(Duty::id, Duty::dueOn));

        assertThat(tracked.duties("2027-08-02", said).all()).isEqualTo(first);
    }

    @Test
    void a_due_day_that_was_said_stands() {
        CaseCourse filed = of(SUSPENSION, "2026-11-02").submitted("2026-11-02");
        String duty = filed.duties("2026-11-02").all().get(0).id();

        assertThat(filed.duties("2026-11-02", Map.of(duty, LocalDate.of(2026, 11, 5)))
                        .all())
                .extracting(Duty::dueOn)
                .containsExactly(LocalDate.of(2026, 11, 5));
    }

    @ParameterizedTest
    @CsvSource({
        // the reminder, the end of the term, the reminder of the trackings, the end of the semester, the next one
        "2026-11-02, 2026-11-05",
        "2026-11-05, 2026-11-13",
        "2026-11-13, ''"
    })
    void one_looks_again_when_there_is_something_to_say(String today, String next) {
        assertThat(of(SUSPENSION, "2026-11-02")
                        .submitted("2026-11-02")
                        .duties(today)
                        .nextLook()
                        .map(LocalDate::toString)
                        .orElse(""))
                .isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-03, 2027-01-01", "2027-01-01, 2027-02-01", "2027-02-01, 2027-07-01"})
    void of_a_tracked_case_one_looks_again_at_the_end_of_each_semester(String today, String next) {
        assertThat(reported(SUSPENSION, "2026-11-03").duties(today).nextLook()).hasValue(LocalDate.parse(next));
    }
}
