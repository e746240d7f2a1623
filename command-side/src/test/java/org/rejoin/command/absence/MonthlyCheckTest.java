package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.absence.Attendance.absent;
import static org.rejoin.event.absence.Finding.BEHIND_IN_LESSONS;
import static org.rejoin.event.absence.Finding.HIGH_CARE;
import static org.rejoin.event.absence.Finding.LISTED;
import static org.rejoin.event.absence.Finding.NOT_BEHIND_IN_LESSONS;
import static org.rejoin.event.absence.Finding.NOT_HIGH_CARE;
import static org.rejoin.event.absence.Finding.NOT_LISTED;
import static org.rejoin.event.absence.Mark.ABSENT;
import static org.rejoin.event.absence.Mark.LEAVE_GRANTED;
import static org.rejoin.event.absence.Mark.PRESENT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.HIGH_CARE_COUNSELLING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.MONTHLY_CHECK;
import static org.rejoin.event.ruleset.AbsenceDutyKind.MONTHLY_CHECK_SIGNATURE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REMEDIAL_TEACHING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.VULNERABLE_FAMILY_CARE;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** What is done for pupils at risk who are not away just now. 2026-11-01 is a Sunday. */
class MonthlyCheckTest {

    private static final String[] SEVEN_DAYS = {
        "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08", "2026-10-09"
    };
    private static final Set<AbsenceDutyKind> OF_DAY_0 = EnumSet.range(VULNERABLE_FAMILY_CARE, REMEDIAL_TEACHING);

    @Test
    @Tag("SOP-0.3")
    @Tag("L24")
    void of_a_pupil_of_long_absence_student_affairs_decides_from_the_first_school_day_of_the_month() {
        Attendance pupil = longAway();
        Ladder before = pupil.at("2026-11-01T23:59");
        assertThat(open(before)).isEmpty();
        assertThat(before.nextCheck()).contains(Attendance.moment("2026-11-02T00:00"));
        assertThat(before.nextLook()).contains(Attendance.moment("2026-11-02T00:00"));

        Ladder after = pupil.at("2026-11-02T00:00");

        assertThat(open(after)).containsExactly(MONTHLY_CHECK);
        LadderDuty check = newest(after, MONTHLY_CHECK);
        assertThat(check.dueOn()).isEqualTo("2026-11-09");
        assertThat(check.template().roles()).containsExactly(Role.STUDENT_AFFAIRS);
        assertThat(newest(pupil.at("2026-11-10T00:00"), MONTHLY_CHECK).missed()).isTrue();
    }

    @Test
    @Tag("SOP-0.1")
    @Tag("SOP-4.0")
    @Tag("L24")
    void who_is_on_long_absence_is_at_risk_until_the_semester_ends_there_or_away() {
        Attendance pupil = longAway();

        assertThat(pupil.at("2026-10-08T09:00").risk()).isEqualTo(DropoutRisk.NONE);
        assertThat(pupil.at("2026-10-12T09:00").risk()).isEqualTo(new DropoutRisk(true, false));
        assertThat(pupil.at("2027-01-31T09:00").risk()).isEqualTo(new DropoutRisk(true, false));
        assertThat(pupil.at("2027-01-31T09:00").riskMayEnd()).contains(Attendance.moment("2027-02-01T00:00"));
        assertThat(pupil.at("2027-02-01T00:00").risk()).isEqualTo(DropoutRisk.NONE);
        assertThat(pupil.at("2027-02-01T00:00").riskMayEnd()).isEmpty();
    }

    @Test
    @Tag("SOP-0.1")
    @Tag("L23")
    void six_leaves_put_a_pupil_at_risk_for_their_month() {
        Attendance pupil = absent().leave(
                        LeaveKind.SICK,
                        "2026-10-05",
                        "2026-10-07",
                        "2026-10-09",
                        "2026-10-13",
                        "2026-10-15",
                        "2026-10-19");

        assertThat(pupil.at("2026-10-20T09:00").risk()).isEqualTo(new DropoutRisk(false, true));
        assertThat(pupil.at("2026-10-20T09:00").nextLook()).contains(Attendance.moment("2026-11-01T00:00"));
        assertThat(pupil.at("2026-11-01T00:00").risk()).isEqualTo(DropoutRisk.NONE);
    }

    @Test
    @Tag("L24")
    void six_days_are_no_long_absence() {
        Ladder ladder = absent(List.of(SEVEN_DAYS).subList(0, 6).toArray(String[]::new))
                .and(PRESENT, "2026-10-12")
                .at("2026-11-03T09:00");

        assertThat(open(ladder)).isEmpty();
        assertThat(ladder.nextCheck()).isEmpty();
    }

    @Test
    @Tag("L24")
    void the_semester_goes_on_counting_so_every_month_asks_again() {
        Ladder december = longAway().at("2026-12-01T09:00");

        assertThat(open(december)).containsExactly(MONTHLY_CHECK, MONTHLY_CHECK);
        assertThat(newest(december, MONTHLY_CHECK).day()).isEqualTo("2026-12-01");
    }

    @Test
    @Tag("L23")
    void six_leaves_in_the_month_are_looked_at_in_the_next_one_and_not_later() {
        Attendance pupil = absent().leave(
                        LeaveKind.SICK,
                        "2026-10-05",
                        "2026-10-07",
                        "2026-10-09",
                        "2026-10-13",
                        "2026-10-15",
                        "2026-10-19");

        assertThat(open(pupil.at("2026-11-02T09:00"))).containsExactly(MONTHLY_CHECK);
        assertThat(open(pupil.at("2026-12-02T09:00"))).containsExactly(MONTHLY_CHECK);
        assertThat(newest(pupil.at("2026-12-02T09:00"), MONTHLY_CHECK).day()).isEqualTo("2026-11-02");
    }

    @Test
    @Tag("ST-ES-01")
    @Tag("L23")
    void a_check_says_for_which_counts_it_was_opened_whatever_is_counted_today() {
        Attendance pupil = absent("2026-10-01")
                .leave(
                        LeaveKind.SICK,
                        "2026-11-02",
                        "2026-11-04",
                        "2026-11-06",
                        "2026-11-10",
                        "2026-11-12",
                        "2026-11-16");
        Ladder december = pupil.at("2026-12-01T09:00");

        assertThat(december.counts().leavesInMonth()).isZero();
        assertThat(newest(december, MONTHLY_CHECK).reached())
                .isEqualTo(new CountsReached(LocalDate.of(2026, 11, 30), 1, 6, 6));
    }

    @Test
    @Tag("ST-ES-01")
    void a_check_that_arises_again_says_for_what_it_does_now() {
        Attendance pupil = longAway();
        assertThat(newest(pupil.at("2026-11-02T09:00"), MONTHLY_CHECK).reached())
                .isEqualTo(new CountsReached(LocalDate.of(2026, 10, 30), 7, 0, 0));

        Ladder taken = pupil.recorded(LEAVE_GRANTED, LeaveKind.SPECIAL, "2026-10-09", "2026-11-03T09:00")
                .at("2026-11-03T10:00");
        assertThat(newest(taken, MONTHLY_CHECK).isOpen()).isFalse();
        Ladder again = pupil.recorded(ABSENT, null, "2026-10-09", "2026-11-04T09:00")
                .recorded(ABSENT, null, "2026-10-13", "2026-11-04T09:00")
                .at("2026-11-04T10:00");

        assertThat(newest(again, MONTHLY_CHECK).isOpen()).isTrue();
        assertThat(newest(again, MONTHLY_CHECK).reached())
                .isEqualTo(new CountsReached(LocalDate.of(2026, 10, 30), 8, 0, 0));
    }

    @Test
    @Tag("L23")
    void seven_days_of_sick_and_personal_leave_are_looked_at() {
        Ladder ladder = absent().leave(LeaveKind.SICK, "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08")
                .leave(LeaveKind.PERSONAL, "2026-10-09", "2026-10-12", "2026-10-13")
                .at("2026-11-02T09:00");

        assertThat(open(ladder)).containsExactly(MONTHLY_CHECK);
    }

    @Test
    @Tag("SOP-0.3")
    void the_last_month_of_a_semester_is_looked_at_on_the_first_day_of_the_next() {
        SchoolYearPublished year = new SchoolYearPublished(
                "AGENCY",
                115,
                1,
                new Days(LocalDate.of(2026, 8, 31), LocalDate.of(2027, 1, 20), ""),
                new Days(LocalDate.of(2027, 2, 11), LocalDate.of(2027, 6, 30), ""),
                List.of(),
                List.of(),
                null);
        Attendance pupil = absent(
                        "2027-01-04",
                        "2027-01-05",
                        "2027-01-06",
                        "2027-01-07",
                        "2027-01-08",
                        "2027-01-11",
                        "2027-01-12")
                .in(new SchoolCalendar(List.of(year)));

        assertThat(newest(pupil.at("2027-02-11T09:00"), MONTHLY_CHECK).day()).isEqualTo("2027-02-11");
        assertThat(open(pupil.at("2027-03-02T09:00"))).containsExactly(MONTHLY_CHECK);
    }

    @Test
    @Tag("SOP-0.3")
    void a_day_told_late_brings_the_check_late_and_leave_granted_afterwards_takes_it_back() {
        Attendance pupil = absent(List.of(SEVEN_DAYS).subList(0, 6).toArray(String[]::new))
                .recorded(ABSENT, null, "2026-10-09", "2026-11-11T09:00");
        LadderDuty late = newest(pupil.at("2026-11-11T10:00"), MONTHLY_CHECK);
        assertThat(late.day()).isEqualTo("2026-11-02");
        assertThat(late.dueOn()).isEqualTo("2026-11-11");
        assertThat(late.missed()).isFalse();

        Ladder granted = pupil.recorded(LEAVE_GRANTED, LeaveKind.SPECIAL, "2026-10-09", "2026-11-11T11:00")
                .at("2026-11-11T12:00");
        assertThat(newest(granted, MONTHLY_CHECK).waiver()).isEqualTo(AbsenceWaiver.LEAVE_GRANTED);
    }

    @Test
    @Tag("SOP-0.3")
    @Tag("SOP-0.4")
    @Tag("SOP-0.5")
    void what_was_decided_is_signed_by_the_head_and_becomes_the_tasks_of_the_offices() {
        Ladder ladder = longAway()
                .done("2026-11-02", MONTHLY_CHECK, "2026-11-03T10:00", LISTED, HIGH_CARE, BEHIND_IN_LESSONS)
                .at("2026-11-03T11:00");

        assertThat(open(ladder)).containsExactly(MONTHLY_CHECK_SIGNATURE, HIGH_CARE_COUNSELLING, REMEDIAL_TEACHING);
        assertThat(newest(ladder, MONTHLY_CHECK_SIGNATURE).template().roles()).containsExactly(Role.HEAD);
        assertThat(newest(ladder, HIGH_CARE_COUNSELLING).template().roles()).containsExactly(Role.COUNSELLING_OFFICE);
        LadderDuty remedial = newest(ladder, REMEDIAL_TEACHING);
        assertThat(remedial.template().roles()).containsExactly(Role.REGISTRY);
        assertThat(remedial.dueOn()).isEqualTo("2026-11-10");
    }

    @Test
    @Tag("SOP-0.3")
    void who_is_neither_listed_nor_in_need_of_care_or_lessons_asks_for_the_signature_alone() {
        Ladder ladder = longAway()
                .done("2026-11-02", MONTHLY_CHECK, "2026-11-03T10:00", NOT_LISTED, NOT_HIGH_CARE, NOT_BEHIND_IN_LESSONS)
                .at("2026-11-03T11:00");

        assertThat(open(ladder)).containsExactly(MONTHLY_CHECK_SIGNATURE);
    }

    @Test
    @Tag("SOP-0.2")
    @Tag("SOP-0.5")
    void signs_of_a_vulnerable_family_are_a_task_of_the_counselling_office_also_on_day_0() {
        Attendance pupil = absent("2026-11-02")
                .and(PRESENT, "2026-11-03")
                .ofVulnerableFamily(true, "2026-11-04T09:00")
                .ofVulnerableFamily(true, "2026-11-05T09:00");
        Ladder ladder = pupil.at("2026-11-05T10:00");

        assertThat(open(ladder)).containsExactly(VULNERABLE_FAMILY_CARE);
        LadderDuty care = newest(ladder, VULNERABLE_FAMILY_CARE);
        assertThat(care.dueOn()).isEqualTo("2026-11-11");
        assertThat(care.template().roles()).containsExactly(Role.COUNSELLING_OFFICE);

        Ladder withdrawn = pupil.ofVulnerableFamily(false, "2026-11-06T09:00").at("2026-11-06T10:00");
        assertThat(newest(withdrawn, VULNERABLE_FAMILY_CARE).waiver()).isEqualTo(AbsenceWaiver.CONDITION_CHANGED);
    }

    private static Attendance longAway() {
        return absent(SEVEN_DAYS).and(PRESENT, "2026-10-12");
    }

    private static List<AbsenceDutyKind> open(Ladder ladder) {
        return ladder.duties().stream()
                .filter(LadderDuty::isOpen)
                .map(duty -> duty.template().kind())
                .filter(OF_DAY_0::contains)
                .toList();
    }

    private static LadderDuty newest(Ladder ladder, AbsenceDutyKind kind) {
        List<LadderDuty> found = ladder.duties().stream()
                .filter(duty -> duty.template().kind() == kind)
                .toList();
        assertThat(found).as(kind.name()).isNotEmpty();
        return found.get(found.size() - 1);
    }
}
