package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.absence.Attendance.absent;
import static org.rejoin.event.absence.Mark.ABSENT;
import static org.rejoin.event.absence.Mark.ARRIVED;
import static org.rejoin.event.absence.Mark.LEAVE_GRANTED;
import static org.rejoin.event.absence.Mark.LEAVE_REFUSED;
import static org.rejoin.event.absence.Mark.PRESENT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.ASSESSMENT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CARE_AND_HELP;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CASE_MEETING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CASE_MEETING_ON_RETURN;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CATCH_UP_PLAN;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CHOOSE_COMPANIONS;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTACT_AGAIN;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTACT_FAMILY;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTACT_INDIGENOUS_WORKER;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTINUED_HOME_VISIT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.DISCUSS_CAUSES;
import static org.rejoin.event.ruleset.AbsenceDutyKind.DROPOUT_REPORT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.FAX_TO_COMMITTEE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.HOME_VISIT_WITH_COUNSELLING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.INTERVENTION_COUNSELLING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.JOINT_HOME_VISIT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_TO_COMMITTEE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_TO_INDIGENOUS_BUREAU;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LIST_TO_COUNSELLING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REGISTERED_LETTER;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REINTEGRATION_TEAM;
import static org.rejoin.event.ruleset.AbsenceDutyKind.RESPONSE_MEETING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.RETURN_REPORT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.RETURN_SLIP;
import static org.rejoin.event.ruleset.AbsenceDutyKind.URGENT_HOME_VISIT;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Thresholds;
import org.rejoin.event.school.Stage;

/** 2026-11-02 is a Monday. */
class LadderWalkTest {

    private static final String[] THREE_DAYS = {"2026-11-02", "2026-11-03", "2026-11-04"};
    private static final String[] FOUR_DAYS = {"2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"};

    @Test
    @Tag("L01")
    @Tag("SOP-4.2")
    void an_absence_goes_on_over_the_summer_holiday_for_only_arrival_ends_it() {
        SchoolCalendar calendar = new SchoolCalendar(List.of(
                schoolYear(115, "2026-08-30", "2027-01-20", "2027-02-11", "2027-06-30"),
                schoolYear(116, "2027-08-30", "2028-01-20", "2028-02-11", "2028-06-30")));
        Attendance pupil = absent("2027-06-29", "2027-06-30", "2027-08-30").in(calendar);

        assertThat(pupil.at("2027-08-30T09:00").counts().inARow()).isEqualTo(3);
        assertThat(pupil.at("2027-08-30T09:00").counts().absentInSemester()).isEqualTo(1);
        assertThat(open(pupil.and(ABSENT, "2027-08-31").at("2027-08-31T09:00"))).contains(DROPOUT_REPORT);
        assertThat(absent("2027-06-29", "2027-06-30")
                        .and(PRESENT, "2027-08-30")
                        .and(ABSENT, "2027-08-31")
                        .in(calendar)
                        .at("2027-08-31T09:00")
                        .counts()
                        .inARow())
                .isEqualTo(1);
    }

    private static SchoolYearPublished schoolYear(int year, String from, String until, String again, String end) {
        return new SchoolYearPublished(
                "TAO",
                year,
                1,
                new Days(LocalDate.parse(from), LocalDate.parse(until), "第1學期"),
                new Days(LocalDate.parse(again), LocalDate.parse(end), "第2學期"),
                List.of(),
                List.of(),
                null);
    }

    @Test
    @Tag("SOP-1.1")
    void on_the_first_day_the_tutor_contacts_the_family_that_day() {
        Ladder ladder = absent("2026-11-02").at("2026-11-02T09:00");

        assertThat(ladder.counts().inARow()).isEqualTo(1);
        assertThat(open(ladder)).containsExactly(CONTACT_FAMILY);
        LadderDuty duty = duty(ladder, CONTACT_FAMILY);
        assertThat(duty.dueOn()).isEqualTo("2026-11-02");
        assertThat(duty.template().roles()).containsExactly(Role.CLASS_TEACHER);
        assertThat(duty.ruleSet()).isEqualTo("TAO/JUNIOR_HIGH/0");
        assertThat(duty.missed()).isFalse();
    }

    @Test
    @Tag("SOP-1.2")
    void of_an_indigenous_pupil_student_affairs_contacts_the_worker_too_otherwise_not() {
        Attendance pupil = absent("2026-11-02").declared(true, false, false, "2026-11-02T08:40");

        assertThat(open(pupil.at("2026-11-02T09:00"))).containsExactly(CONTACT_FAMILY, CONTACT_INDIGENOUS_WORKER);
        assertThat(open(absent("2026-11-02").at("2026-11-02T09:00"))).doesNotContain(CONTACT_INDIGENOUS_WORKER);
    }

    @Test
    @Tag("SOP-1.3")
    void where_it_sounds_dangerous_somebody_is_sent_along_on_day_one() {
        Ladder ladder = absent("2026-11-02")
                .declared(false, true, false, "2026-11-02T08:40")
                .at("2026-11-02T09:00");

        assertThat(duty(ladder, URGENT_HOME_VISIT).dueOn()).isEqualTo("2026-11-02");
        assertThat(duty(ladder, URGENT_HOME_VISIT).template().roles()).containsExactly(Role.STUDENT_AFFAIRS);
    }

    @Test
    void danger_of_an_absence_that_is_over_is_none_of_the_next_one() {
        Ladder ladder = absent("2026-11-02")
                .declared(false, true, false, "2026-11-02T08:40")
                .and(PRESENT, "2026-11-03")
                .and(ABSENT, "2026-11-05")
                .at("2026-11-05T09:00");

        assertThat(open(ladder)).containsExactly(CONTACT_FAMILY);
    }

    @Test
    @Tag("SOP-2.1")
    @Tag("SOP-2.2")
    @Tag("SOP-2.4")
    @Tag("SOP-2.5")
    void on_the_second_day_there_is_a_joint_visit_and_counselling_is_told() {
        Ladder ladder = absent("2026-11-02", "2026-11-03").at("2026-11-03T09:00");

        assertThat(open(ladder))
                .containsExactly(
                        CONTACT_FAMILY, JOINT_HOME_VISIT, CHOOSE_COMPANIONS, LIST_TO_COUNSELLING, DISCUSS_CAUSES);
        assertThat(duty(ladder, JOINT_HOME_VISIT).template().roles())
                .containsExactly(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS);
    }

    @Test
    @Tag("SOP-3.2")
    @Tag("SOP-3.3")
    @Tag("SOP-3.4")
    @Tag("c14")
    void on_the_third_day_the_meeting_depends_on_the_pupil_and_the_letter_does_not() {
        Ladder unknown = absent(THREE_DAYS).at("2026-11-04T09:00");
        Ladder known = absent(THREE_DAYS)
                .declared(false, false, true, "2026-11-04T08:45")
                .at("2026-11-04T09:00");

        assertThat(open(unknown)).contains(CONTINUED_HOME_VISIT, RESPONSE_MEETING, REGISTERED_LETTER, ASSESSMENT);
        assertThat(open(unknown)).doesNotContain(CASE_MEETING);
        assertThat(open(known)).contains(REGISTERED_LETTER, CASE_MEETING).doesNotContain(RESPONSE_MEETING, ASSESSMENT);
        assertThat(duty(known, RESPONSE_MEETING).waiver()).isEqualTo(AbsenceWaiver.CONDITION_CHANGED);
        assertThat(duty(unknown, REGISTERED_LETTER).dueOn()).isEqualTo("2026-11-04");
    }

    @Test
    @Tag("SOP-3.3")
    void the_letter_that_was_not_sent_by_midnight_is_missed_and_stays_so_also_when_sent_late() {
        Attendance pupil = absent(THREE_DAYS);
        assertThat(duty(pupil.at("2026-11-04T23:59"), REGISTERED_LETTER).missed())
                .isFalse();
        assertThat(duty(pupil.at("2026-11-05T00:00"), REGISTERED_LETTER).missed())
                .isTrue();

        LadderDuty late = duty(
                pupil.done("2026-11-04", REGISTERED_LETTER, "2026-11-05T08:00").at("2026-11-06T08:00"),
                REGISTERED_LETTER);
        assertThat(late.missed()).isTrue();
        assertThat(late.standing()).isEqualTo(Standing.DONE);
    }

    @Test
    @Tag("SOP-4.1")
    @Tag("SOP-4.2")
    @Tag("SOP-4.3")
    @Tag("R-SCOPE-13")
    @Tag("L01")
    @Tag("L19")
    void who_is_still_away_on_the_fourth_day_is_reported() {
        Ladder third = absent(THREE_DAYS).at("2026-11-04T23:00");
        Ladder fourth = absent(FOUR_DAYS).at("2026-11-05T09:00");

        assertThat(open(third)).doesNotContain(DROPOUT_REPORT);
        assertThat(open(fourth))
                .contains(CONTACT_AGAIN, HOME_VISIT_WITH_COUNSELLING, DROPOUT_REPORT, REINTEGRATION_TEAM)
                .doesNotContain(FAX_TO_COMMITTEE);
        assertThat(duty(fourth, DROPOUT_REPORT).template().roles()).containsExactly(Role.REGISTRY);
    }

    @Test
    @Tag("SOP-4.1")
    void on_the_fourth_day_the_family_is_contacted_in_the_morning() {
        Attendance pupil = absent(FOUR_DAYS);

        assertThat(duty(pupil.at("2026-11-05T11:59"), CONTACT_AGAIN).missed()).isFalse();
        assertThat(duty(pupil.at("2026-11-05T12:00"), CONTACT_AGAIN).missed()).isTrue();
        assertThat(pupil.at("2026-11-05T09:00").nextLook()).contains(Attendance.moment("2026-11-05T12:00"));
    }

    @Test
    @Tag("L20")
    @Tag("SOP-4.2")
    void after_the_report_form_and_letter_go_within_three_school_days() {
        Ladder ladder = absent(FOUR_DAYS)
                .declared(true, false, false, "2026-11-02T08:40")
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .at("2026-11-05T11:00");

        assertThat(duty(ladder, FAX_TO_COMMITTEE).dueOn()).isEqualTo("2026-11-10");
        assertThat(duty(ladder, LETTER_TO_COMMITTEE).dueOn()).isEqualTo("2026-11-10");
        assertThat(duty(ladder, LETTER_TO_INDIGENOUS_BUREAU).dueOn()).isEqualTo("2026-11-10");
    }

    @Test
    @Tag("L20")
    @Tag("2.2")
    void police_and_education_bureau_are_written_to_where_the_authority_asks_for_it() {
        Ladder hualien = absent(FOUR_DAYS)
                .by("HUA", Stage.JUNIOR_HIGH)
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .at("2026-11-05T11:00");
        Ladder taoyuan = absent(FOUR_DAYS)
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .at("2026-11-05T11:00");

        for (AbsenceDutyKind kind :
                List.of(AbsenceDutyKind.LETTER_TO_POLICE, AbsenceDutyKind.LETTER_TO_EDUCATION_BUREAU)) {
            assertThat(duty(hualien, kind).dueOn()).isEqualTo("2026-11-10");
            assertThat(duty(hualien, kind).template().roles()).containsExactly(Role.REGISTRY);
            assertThat(open(taoyuan)).doesNotContain(kind);
        }
    }

    @Test
    @Tag("SOP-4.2")
    void the_letters_of_a_reported_dropout_stay_owed_when_he_is_back() {
        Ladder ladder = absent(FOUR_DAYS)
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .and(PRESENT, "2026-11-06")
                .at("2026-11-06T11:00");

        assertThat(open(ladder)).contains(LETTER_TO_COMMITTEE).doesNotContain(LETTER_TO_INDIGENOUS_BUREAU);
    }

    @Test
    @Tag("SOP-4.2")
    void the_return_of_a_reported_dropout_is_told_to_whom_the_report_went() {
        Ladder reported = absent(FOUR_DAYS)
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .and(PRESENT, "2026-11-09")
                .at("2026-11-09T11:00");

        assertThat(open(reported)).contains(RETURN_REPORT, RETURN_SLIP);
        assertThat(duty(reported, RETURN_REPORT).template().roles()).containsExactly(Role.REGISTRY);
        assertThat(duty(reported, RETURN_SLIP).dueOn()).isEqualTo("2026-11-12");
        assertThat(RETURN_SLIP.mayBeWaived()).isFalse();

        Ladder unreported = absent(THREE_DAYS).and(PRESENT, "2026-11-05").at("2026-11-05T09:00");
        assertThat(unreported.duties().stream().map(duty -> duty.template().kind()))
                .doesNotContain(RETURN_REPORT, RETURN_SLIP);
    }

    @Test
    @Tag("SOP-4.2")
    void who_turns_out_to_be_still_away_was_not_back() {
        Ladder ladder = absent(FOUR_DAYS)
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .and(PRESENT, "2026-11-09")
                .recorded(ABSENT, null, "2026-11-09", "2026-11-09T15:00")
                .at("2026-11-09T16:00");

        assertThat(duty(ladder, RETURN_SLIP).waiver()).isEqualTo(AbsenceWaiver.ENTRY_CORRECTED);
    }

    @Test
    @Tag("SOP-4.2")
    void who_was_reported_is_not_reported_again_before_he_was_seen_at_school() {
        Attendance pupil = absent(FOUR_DAYS)
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .leave(LeaveKind.SICK, "2026-11-06")
                .and(ABSENT, "2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12");

        assertThat(all(pupil.at("2026-11-12T09:00")))
                .containsOnlyOnce(DROPOUT_REPORT, LETTER_TO_COMMITTEE, FAX_TO_COMMITTEE)
                .doesNotContain(RETURN_REPORT);

        pupil.and(PRESENT, "2026-11-13").and(ABSENT, "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19");
        assertThat(open(pupil.at("2026-11-19T09:00"))).contains(RETURN_REPORT, DROPOUT_REPORT);
    }

    @Test
    @Tag("SOP-4.2")
    void a_report_of_an_absence_that_turns_out_to_be_excused_is_taken_back_once() {
        Attendance pupil = absent(FOUR_DAYS).done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00");
        for (String day : FOUR_DAYS) {
            pupil.recorded(LEAVE_GRANTED, LeaveKind.SICK, day, "2026-11-06T14:00");
        }

        Ladder excused = pupil.at("2026-11-06T15:00");
        assertThat(open(excused)).containsExactlyInAnyOrder(RETURN_REPORT, RETURN_SLIP);
        assertThat(duty(excused, RETURN_SLIP).day()).isEqualTo("2026-11-06");
        assertThat(duty(excused, RETURN_SLIP).dueOn()).isEqualTo("2026-11-11");

        pupil.done("2026-11-06", RETURN_REPORT, "2026-11-09T10:00").and(PRESENT, "2026-11-10");
        assertThat(all(pupil.at("2026-11-10T15:00"))).containsOnlyOnce(RETURN_REPORT, RETURN_SLIP);

        pupil.and(ABSENT, "2026-11-11", "2026-11-12", "2026-11-13", "2026-11-16");
        assertThat(open(pupil.at("2026-11-16T15:00"))).contains(DROPOUT_REPORT);
    }

    @Test
    @Tag("SOP-4.2")
    void leave_of_who_was_back_already_asks_for_no_second_return() {
        Attendance pupil = absent(FOUR_DAYS)
                .done("2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00")
                .and(PRESENT, "2026-11-09")
                .done("2026-11-09", RETURN_REPORT, "2026-11-09T10:00");
        for (String day : FOUR_DAYS) {
            pupil.recorded(LEAVE_GRANTED, LeaveKind.SICK, day, "2026-11-10T14:00");
        }

        assertThat(all(pupil.at("2026-11-10T15:00"))).containsOnlyOnce(RETURN_REPORT, RETURN_SLIP);
    }

    @Test
    @Tag("SOP-4.4")
    @Tag("SOP-4.5")
    @Tag("SOP-4.6")
    @Tag("SOP-3.5")
    void who_walks_in_on_the_fourth_day_is_not_reported_but_cared_for() {
        Ladder ladder = absent(THREE_DAYS).and(PRESENT, "2026-11-05").at("2026-11-05T09:00");

        assertThat(ladder.counts().inARow()).isZero();
        assertThat(ladder.duties().stream().map(duty -> duty.template().kind())).doesNotContain(DROPOUT_REPORT);
        assertThat(open(ladder))
                .containsExactlyInAnyOrder(
                        CARE_AND_HELP, CATCH_UP_PLAN, INTERVENTION_COUNSELLING, CASE_MEETING_ON_RETURN);
    }

    @Test
    void who_comes_late_that_morning_was_not_away() {
        Ladder ladder = absent(THREE_DAYS)
                .and(ABSENT, "2026-11-05")
                .recorded(ARRIVED, null, "2026-11-05", "2026-11-05T09:15")
                .at("2026-11-05T10:00");

        assertThat(ladder.counts()).isEqualTo(new Counts(0, 3, 0, 0));
        assertThat(duty(ladder, DROPOUT_REPORT).waiver()).isEqualTo(AbsenceWaiver.ARRIVED);
        assertThat(open(ladder)).contains(CARE_AND_HELP);
    }

    @Test
    @Tag("R-SCOPE-04")
    void leave_granted_afterwards_lowers_the_count_waives_what_is_open_and_keeps_what_was_done() {
        Attendance pupil = absent(THREE_DAYS)
                .done("2026-11-03", JOINT_HOME_VISIT, "2026-11-03T15:00")
                .recorded(LEAVE_GRANTED, LeaveKind.SICK, "2026-11-02", "2026-11-04T14:00")
                .recorded(LEAVE_GRANTED, LeaveKind.SICK, "2026-11-03", "2026-11-04T14:00");
        assertThat(pupil.at("2026-11-04T15:00").counts().inARow()).isEqualTo(1);

        Ladder ladder = pupil.at("2026-11-04T15:00");
        assertThat(duty(ladder, JOINT_HOME_VISIT).standing()).isEqualTo(Standing.DONE);
        assertThat(duty(ladder, DISCUSS_CAUSES).waiver()).isEqualTo(AbsenceWaiver.LEAVE_GRANTED);
        assertThat(duty(ladder, DISCUSS_CAUSES).missed()).isTrue();
        assertThat(duty(ladder, REGISTERED_LETTER).waiver()).isEqualTo(AbsenceWaiver.LEAVE_GRANTED);
        assertThat(duty(ladder, REGISTERED_LETTER).missed()).isFalse();
        assertThat(open(ladder)).containsExactly(CONTACT_FAMILY);
    }

    @Test
    @Tag("R-SCOPE-13")
    void a_day_whose_leave_was_refused_counts() {
        assertThat(absent("2026-11-02")
                        .and(LEAVE_REFUSED, "2026-11-03")
                        .at("2026-11-03T09:00")
                        .counts()
                        .inARow())
                .isEqualTo(2);
    }

    @Test
    void leave_in_between_begins_the_count_anew_and_is_no_arrival() {
        Ladder ladder = absent("2026-11-02", "2026-11-03")
                .leave(LeaveKind.SICK, "2026-11-04")
                .and(ABSENT, "2026-11-05")
                .at("2026-11-05T09:00");

        assertThat(ladder.counts().inARow()).isEqualTo(1);
        assertThat(open(ladder)).contains(JOINT_HOME_VISIT);
        assertThat(duty(ladder, JOINT_HOME_VISIT).missed()).isTrue();
    }

    @Test
    @Tag("L24")
    @Tag("R-SCOPE-03")
    void a_weekend_is_no_gap_an_arrival_is_one_and_the_semester_goes_on_counting() {
        Attendance pupil = absent("2026-11-06", "2026-11-09", "2026-11-10");
        assertThat(pupil.at("2026-11-10T09:00").counts().inARow()).isEqualTo(3);

        pupil.and(PRESENT, "2026-11-11");
        assertThat(pupil.at("2026-11-11T09:00").counts().inARow()).isZero();

        Ladder thursday = pupil.and(ABSENT, "2026-11-12").at("2026-11-12T09:00");
        assertThat(thursday.counts().inARow()).isEqualTo(1);
        assertThat(thursday.counts().absentInSemester()).isEqualTo(4);
        assertThat(thursday.counts().toLongAbsence(thursday.inForce().rules().thresholds()))
                .isEqualTo(3);
        assertThat(open(thursday)).doesNotContain(DROPOUT_REPORT);
    }

    @Test
    void a_holiday_is_no_school_day_and_a_make_up_day_is_one() {
        SchoolYearPublished year = new SchoolYearPublished(
                "AGENCY",
                115,
                1,
                new Days(LocalDate.of(2026, 8, 31), LocalDate.of(2027, 1, 20), ""),
                new Days(LocalDate.of(2027, 2, 11), LocalDate.of(2027, 6, 30), ""),
                List.of(new Days(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 3), "")),
                List.of(new Days(LocalDate.of(2026, 11, 7), LocalDate.of(2026, 11, 7), "")),
                null);

        assertThat(absent("2026-11-02", "2026-11-03", "2026-11-06", "2026-11-07")
                        .in(new SchoolCalendar(List.of(year)))
                        .at("2026-11-07T09:00")
                        .counts()
                        .inARow())
                .isEqualTo(3);
    }

    @Test
    @Tag("L23")
    void leaves_of_the_month_and_days_of_the_semester_are_told_with_their_distance() {
        Ladder ladder = absent().leave(
                        LeaveKind.SICK, "2026-10-29", "2026-10-30", "2026-11-02", "2026-11-03", "2026-11-05")
                .leave(LeaveKind.PERSONAL, "2026-11-09")
                .leave(LeaveKind.SPECIAL, "2026-11-12")
                .at("2026-11-12T09:00");

        assertThat(ladder.counts()).isEqualTo(new Counts(0, 0, 3, 6));
        Thresholds thresholds = ladder.inForce().rules().thresholds();
        assertThat(ladder.counts().toLongLeaveCount(thresholds)).isEqualTo(3);
        assertThat(ladder.counts().toLongLeaveDays(thresholds)).isEqualTo(1);
    }

    @Test
    void what_was_entered_late_is_due_on_the_day_it_was_entered() {
        Ladder ladder = absent().recorded(ABSENT, null, "2026-11-02", "2026-11-04T10:00")
                .at("2026-11-04T11:00");

        assertThat(duty(ladder, CONTACT_FAMILY).dueOn()).isEqualTo("2026-11-04");
        assertThat(duty(ladder, CONTACT_FAMILY).missed()).isFalse();
    }

    @Test
    void days_that_were_over_before_they_were_known_ask_nobody_for_anything() {
        Ladder ladder = absent().recorded(ABSENT, null, "2026-11-02", "2026-11-04T10:00")
                .recorded(PRESENT, null, "2026-11-03", "2026-11-04T10:00")
                .at("2026-11-04T11:00");

        assertThat(ladder.duties()).isEmpty();
    }

    @Test
    void a_duty_waived_with_a_reason_stays_so_and_one_that_follows_again_is_owed_again() {
        Attendance pupil = absent("2026-11-02").waived("2026-11-02", CONTACT_FAMILY, "2026-11-02T09:00");
        pupil.declared(false, false, true, "2026-11-02T10:00");
        assertThat(duty(pupil.at("2026-11-02T11:00"), CONTACT_FAMILY).waiver()).isEqualTo(AbsenceWaiver.BY_SCHOOL);

        Attendance corrected = absent("2026-11-02")
                .recorded(LEAVE_GRANTED, LeaveKind.SICK, "2026-11-02", "2026-11-02T09:00")
                .recorded(LEAVE_REFUSED, null, "2026-11-02", "2026-11-02T10:00");
        assertThat(open(corrected.at("2026-11-02T11:00"))).containsExactly(CONTACT_FAMILY);
    }

    @Test
    void rules_changed_in_mid_term_hold_from_their_day_on_and_for_nothing_before() {
        StageRules now = BuiltInRules.of("TAO", Stage.JUNIOR_HIGH).orElseThrow().rules();
        RuleSetPublished stricter = new RuleSetPublished(
                "TAO",
                Stage.JUNIOR_HIGH,
                1,
                LocalDate.of(2026, 11, 4),
                new StageRules(
                        now.thresholds(),
                        now.terms(),
                        now.ages(),
                        now.duties().stream()
                                .filter(duty -> duty.kind() != RESPONSE_MEETING && duty.kind() != JOINT_HOME_VISIT)
                                .toList()),
                "");
        Ladder ladder =
                absent(THREE_DAYS).by("TAO", Stage.JUNIOR_HIGH, stricter).at("2026-11-04T09:00");

        assertThat(open(ladder)).contains(JOINT_HOME_VISIT, REGISTERED_LETTER).doesNotContain(RESPONSE_MEETING);
        assertThat(duty(ladder, JOINT_HOME_VISIT).ruleSet()).isEqualTo("TAO/JUNIOR_HIGH/0");
        assertThat(duty(ladder, REGISTERED_LETTER).ruleSet()).isEqualTo("TAO/JUNIOR_HIGH/1");
    }

    private static List<AbsenceDutyKind> open(Ladder ladder) {
        return ladder.duties().stream()
                .filter(LadderDuty::isOpen)
                .map(duty -> duty.template().kind())
                .toList();
    }

    private static List<AbsenceDutyKind> all(Ladder ladder) {
        return ladder.duties().stream().map(duty -> duty.template().kind()).toList();
    }

    private static LadderDuty duty(Ladder ladder, AbsenceDutyKind kind) {
        List<LadderDuty> found = ladder.duties().stream()
                .filter(duty -> duty.template().kind() == kind)
                .toList();
        assertThat(found)
                .as("%s of %s", kind, Arrays.asList(AbsenceDutyKind.values()))
                .isNotEmpty();
        return found.get(0);
    }
}
