package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.absence.Attendance.absent;
import static org.rejoin.event.absence.Finding.NOT_STABLE;
import static org.rejoin.event.absence.Finding.STABLE;
import static org.rejoin.event.absence.Mark.ABSENT;
import static org.rejoin.event.absence.Mark.PRESENT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CASE_MEETING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CASE_MEETING_ON_RETURN;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CLOSING_EVALUATION;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_AFTER_FOLLOW_UP;
import static org.rejoin.event.ruleset.AbsenceDutyKind.MONTHLY_EVALUATION;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REINTEGRATION_TEAM;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REVIEW_MEETING;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Terms;
import org.rejoin.event.school.Stage;

/** What follows a case meeting: evaluated each month until it is closed. 2026-11-02 is a Monday, 2027-01-02 a Saturday. */
class FollowUpTest {

    private static final SchoolCalendar UNTIL_JUNE = new SchoolCalendar(List.of(new SchoolYearPublished(
            "990",
            115,
            1,
            days("2026-08-30", "2027-01-20", "第1學期"),
            days("2027-02-11", "2027-06-30", "第2學期"),
            List.of(),
            List.of(),
            null)));

    private static final Set<AbsenceDutyKind> OF_FOLLOW_UP =
            EnumSet.of(MONTHLY_EVALUATION, CLOSING_EVALUATION, REVIEW_MEETING, LETTER_AFTER_FOLLOW_UP);

    @Test
    @Tag("SOP-3.5")
    @Tag("L22")
    void after_the_case_meeting_on_return_the_counselling_office_evaluates_a_month_later() {
        Ladder before = back().at("2026-11-02T09:00");
        Ladder after = met().at("2026-11-02T11:00");

        assertThat(open(before)).isEmpty();
        assertThat(open(after)).containsExactly(MONTHLY_EVALUATION);
        LadderDuty evaluation = newest(after, MONTHLY_EVALUATION);
        assertThat(evaluation.dueOn()).isEqualTo("2026-12-02");
        assertThat(evaluation.template().roles()).containsExactly(Role.COUNSELLING_OFFICE);
        assertThat(evaluation.ruleSet()).isEqualTo("TAO/JUNIOR_HIGH/0");
    }

    @Test
    @Tag("SOP-3.5")
    void the_meeting_of_a_known_cause_begins_it_too_though_the_pupil_is_away() {
        Ladder ladder = absent("2026-11-02", "2026-11-03", "2026-11-04")
                .declared(false, false, true, "2026-11-04T09:00")
                .done("2026-11-04", CASE_MEETING, "2026-11-05T10:00")
                .at("2026-11-05T11:00");

        assertThat(newest(ladder, MONTHLY_EVALUATION).dueOn()).isEqualTo("2026-12-07");
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("L21")
    void stable_attendance_is_followed_one_more_month_and_closed_on_the_next_school_day() {
        Attendance pupil = evaluatedStable();
        Ladder stable = pupil.at("2026-12-02T11:00");
        assertThat(open(stable)).containsExactly(CLOSING_EVALUATION);
        assertThat(newest(stable, CLOSING_EVALUATION).dueOn()).isEqualTo("2027-01-04");
        assertThat(newest(pupil.at("2027-01-05T00:00"), CLOSING_EVALUATION).missed())
                .isTrue();

        Ladder closed = pupil.done("2026-12-02", CLOSING_EVALUATION, "2027-01-04T10:00", STABLE)
                .at("2027-01-04T11:00");

        assertThat(open(closed)).isEmpty();
        assertThat(newest(closed, MONTHLY_EVALUATION).standing()).isEqualTo(Standing.DONE);
        assertThat(newest(closed, CLOSING_EVALUATION).standing()).isEqualTo(Standing.DONE);
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("L21")
    void the_school_year_in_which_the_pupil_turns_15_is_the_last_one_of_the_follow_up() {
        // 15 on 2027-05-20: to 2027-07-31
        Ladder within = back().bornOn("2012-05-20")
                .done("2026-11-02", CASE_MEETING_ON_RETURN, "2026-11-02T10:00")
                .at("2026-11-02T11:00");
        // 15 on 2026-05-20: to 2026-07-31
        Attendance older = back().bornOn("2011-05-20");
        Ladder after = older.done("2026-11-02", CASE_MEETING_ON_RETURN, "2026-11-02T10:00")
                .at("2026-11-02T11:00");

        assertThat(open(within)).containsExactly(MONTHLY_EVALUATION);
        assertThat(within.lastDays())
                .isEqualTo(new LastDays(LocalDate.parse("2027-07-31"), LocalDate.parse("2027-08-31")));
        assertThat(open(after)).isEmpty();
    }

    @ParameterizedTest
    @Tag("SOP-3.5")
    @Tag("L21")
    @CsvSource({"2012-06-30, 2027-07-31", "2012-07-10, 2027-07-31", "2012-07-31, 2027-07-31", "2012-08-01, 2028-07-31"})
    void a_school_year_is_to_the_end_of_july_though_its_published_semester_ends_before(
            LocalDate born, LocalDate until) {
        Ladder ladder =
                absent("2027-05-03").in(UNTIL_JUNE).bornOn(born.toString()).at("2027-05-03T10:00");

        assertThat(ladder.lastDays()).extracting(LastDays::followUp).isEqualTo(until);
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("L21")
    void what_would_be_due_in_the_holiday_after_the_last_school_year_is_no_duty() {
        Attendance pupil = absent("2027-06-07", "2027-06-08", "2027-06-09")
                .and(PRESENT, "2027-06-10")
                .in(UNTIL_JUNE)
                .done("2027-06-10", CASE_MEETING_ON_RETURN, "2027-06-10T10:00");

        assertThat(open(pupil.bornOn("2012-07-10").at("2027-06-10T11:00"))).isEmpty();
        assertThat(open(pupil.bornOn("2012-08-01").at("2027-06-10T11:00"))).containsExactly(MONTHLY_EVALUATION);
    }

    @Test
    @Tag("c16")
    @Tag("SOP-3.5")
    void a_pupil_absent_again_in_the_month_of_stable_attendance_is_evaluated_anew() {
        Attendance pupil = evaluatedStable().and(ABSENT, "2026-12-10");
        Ladder again = pupil.at("2026-12-10T09:00");

        assertThat(newest(again, CLOSING_EVALUATION).waiver()).isEqualTo(AbsenceWaiver.ABSENT_AGAIN);
        assertThat(newest(again, MONTHLY_EVALUATION).dueOn()).isEqualTo("2027-01-11");
        assertThat(open(again)).containsExactly(MONTHLY_EVALUATION);

        Ladder anew = pupil.and(PRESENT, "2026-12-11")
                .done("2026-12-10", MONTHLY_EVALUATION, "2027-01-11T10:00", STABLE)
                .at("2027-01-11T11:00");
        assertThat(newest(anew, CLOSING_EVALUATION).dueOn()).isEqualTo("2027-02-11");
    }

    @Test
    @Tag("c16")
    void an_absence_that_turns_out_to_be_leave_puts_the_closing_back_where_it_was() {
        Ladder ladder = evaluatedStable()
                .and(ABSENT, "2026-12-10")
                .recorded(Mark.LEAVE_GRANTED, LeaveKind.SICK, "2026-12-10", "2026-12-11T09:00")
                .at("2026-12-11T10:00");

        assertThat(open(ladder)).containsExactly(CLOSING_EVALUATION);
        assertThat(newest(ladder, CLOSING_EVALUATION).dueOn()).isEqualTo("2027-01-04");
        assertThat(newest(ladder, MONTHLY_EVALUATION).waiver()).isEqualTo(AbsenceWaiver.LEAVE_GRANTED);
    }

    @Test
    @Tag("L22")
    @Tag("SOP-3.5")
    void where_it_is_not_stable_there_is_a_meeting_every_three_months_and_an_evaluation_each_month() {
        Attendance pupil = met().done("2026-11-02", MONTHLY_EVALUATION, "2026-12-02T10:00", NOT_STABLE);
        Ladder unstable = pupil.at("2026-12-02T11:00");
        assertThat(newest(unstable, REVIEW_MEETING).dueOn()).isEqualTo("2027-03-02");
        assertThat(newest(unstable, MONTHLY_EVALUATION).dueOn()).isEqualTo("2027-01-04");

        pupil.done("2026-12-02", MONTHLY_EVALUATION, "2027-01-04T10:00", NOT_STABLE);
        Ladder still = pupil.at("2027-01-04T11:00");
        assertThat(newest(still, REVIEW_MEETING).dueOn()).isEqualTo("2027-03-02");
        assertThat(newest(still, MONTHLY_EVALUATION).dueOn()).isEqualTo("2027-02-04");

        pupil.done("2026-12-02", REVIEW_MEETING, "2027-01-20T10:00")
                .done("2027-01-04", MONTHLY_EVALUATION, "2027-02-04T10:00", NOT_STABLE);
        assertThat(newest(pupil.at("2027-02-04T11:00"), REVIEW_MEETING).dueOn()).isEqualTo("2027-05-04");
    }

    @Test
    @Tag("SOP-3.5")
    void a_meeting_that_was_due_is_none_any_more_once_attendance_is_stable() {
        Ladder ladder = met().done("2026-11-02", MONTHLY_EVALUATION, "2026-12-02T10:00", NOT_STABLE)
                .done("2026-12-02", MONTHLY_EVALUATION, "2027-01-04T10:00", STABLE)
                .at("2027-01-04T11:00");

        assertThat(open(ladder)).containsExactly(CLOSING_EVALUATION);
        assertThat(newest(ladder, REVIEW_MEETING).waiver()).isEqualTo(AbsenceWaiver.CONDITION_CHANGED);
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("SOP-4.3")
    void the_meeting_of_the_reintegration_team_begins_it_while_the_pupil_is_away_and_nobody_knows_why() {
        Ladder ladder = absent("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05")
                .done("2026-11-05", REINTEGRATION_TEAM, "2026-11-05T10:00")
                .at("2026-11-05T11:00");

        assertThat(newest(ladder, MONTHLY_EVALUATION).dueOn()).isEqualTo("2026-12-07");
    }

    @Test
    @Tag("SOP-3.5")
    void an_evaluation_or_a_meeting_the_school_waived_comes_again_in_its_turn() {
        Attendance pupil = met().waived("2026-11-02", MONTHLY_EVALUATION, "2026-12-01T10:00");
        Ladder waived = pupil.at("2026-12-01T11:00");
        assertThat(newest(waived, MONTHLY_EVALUATION).standing()).isEqualTo(Standing.OPEN);
        assertThat(newest(waived, MONTHLY_EVALUATION).dueOn()).isEqualTo("2027-01-01");

        Ladder met = pupil.done("2026-12-01", MONTHLY_EVALUATION, "2027-01-04T10:00", NOT_STABLE)
                .waived("2027-01-04", REVIEW_MEETING, "2027-01-05T10:00")
                .at("2027-01-05T11:00");
        assertThat(newest(met, REVIEW_MEETING).standing()).isEqualTo(Standing.OPEN);
        assertThat(newest(met, REVIEW_MEETING).dueOn()).isEqualTo("2027-04-05");
    }

    @Test
    @Tag("R-HL-09")
    void the_committee_is_told_once_that_following_is_without_effect() {
        Attendance pupil = met().done("2026-11-02", MONTHLY_EVALUATION, "2026-12-02T10:00", NOT_STABLE);
        LadderDuty letter = newest(pupil.at("2026-12-02T11:00"), LETTER_AFTER_FOLLOW_UP);
        assertThat(letter.dueOn()).isEqualTo("2026-12-09");
        assertThat(letter.template().roles()).containsExactly(Role.REGISTRY);

        Ladder still = pupil.done("2026-12-02", LETTER_AFTER_FOLLOW_UP, "2026-12-03T10:00")
                .done("2026-12-02", REVIEW_MEETING, "2026-12-10T10:00")
                .done("2026-12-02", MONTHLY_EVALUATION, "2027-01-04T10:00", NOT_STABLE)
                .at("2027-01-04T11:00");
        assertThat(open(still)).doesNotContain(LETTER_AFTER_FOLLOW_UP);

        Ladder again = pupil.done("2027-01-04", MONTHLY_EVALUATION, "2027-02-04T10:00", STABLE)
                .done("2027-02-04", CLOSING_EVALUATION, "2027-03-04T10:00", NOT_STABLE)
                .at("2027-03-04T11:00");
        assertThat(open(again)).contains(LETTER_AFTER_FOLLOW_UP);
    }

    @Test
    @Tag("L21")
    void a_month_that_ended_unstable_after_all_is_evaluated_on() {
        Ladder ladder = evaluatedStable()
                .done("2026-12-02", CLOSING_EVALUATION, "2027-01-04T10:00", NOT_STABLE)
                .at("2027-01-04T11:00");

        assertThat(open(ladder)).containsExactly(MONTHLY_EVALUATION, REVIEW_MEETING, LETTER_AFTER_FOLLOW_UP);
    }

    @Test
    @Tag("L21")
    @Tag("L22")
    void how_many_months_is_said_by_the_rules_of_the_authority() {
        StageRules now = BuiltInRules.of("TAO", Stage.JUNIOR_HIGH).orElseThrow().rules();
        RuleSetPublished slower = new RuleSetPublished(
                "TAO",
                Stage.JUNIOR_HIGH,
                1,
                LocalDate.of(2026, 12, 1),
                new StageRules(now.thresholds(), new Terms(2, 4, 3, 3, true), now.ages(), now.duties()),
                "");

        Ladder stable = evaluatedStable().by("TAO", Stage.JUNIOR_HIGH, slower).at("2026-12-02T11:00");
        assertThat(newest(stable, CLOSING_EVALUATION).dueOn()).isEqualTo("2027-02-02");
        assertThat(newest(stable, CLOSING_EVALUATION).ruleSet()).isEqualTo("TAO/JUNIOR_HIGH/1");
        Ladder unstable = met().done("2026-11-02", MONTHLY_EVALUATION, "2026-12-02T10:00", NOT_STABLE)
                .by("TAO", Stage.JUNIOR_HIGH, slower)
                .at("2026-12-02T11:00");
        assertThat(newest(unstable, REVIEW_MEETING).dueOn()).isEqualTo("2027-04-02");
    }

    private static Attendance back() {
        return absent("2026-10-29", "2026-10-30").and(PRESENT, "2026-11-02");
    }

    private static Attendance met() {
        return back().done("2026-11-02", CASE_MEETING_ON_RETURN, "2026-11-02T10:00");
    }

    private static Attendance evaluatedStable() {
        return met().done("2026-11-02", MONTHLY_EVALUATION, "2026-12-02T10:00", STABLE);
    }

    private static List<AbsenceDutyKind> open(Ladder ladder) {
        return ladder.duties().stream()
                .filter(LadderDuty::isOpen)
                .map(duty -> duty.template().kind())
                .filter(OF_FOLLOW_UP::contains)
                .toList();
    }

    private static LadderDuty newest(Ladder ladder, AbsenceDutyKind kind) {
        List<LadderDuty> found = ladder.duties().stream()
                .filter(duty -> duty.template().kind() == kind)
                .toList();
        assertThat(found).as(kind.name()).isNotEmpty();
        return found.get(found.size() - 1);
    }

    private static Days days(String from, String to, String name) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to), name);
    }
}
