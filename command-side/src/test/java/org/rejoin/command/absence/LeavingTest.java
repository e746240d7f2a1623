package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.absence.Attendance.absent;
import static org.rejoin.command.absence.WatchStories.ID;
import static org.rejoin.command.absence.WatchStories.TEACHER;
import static org.rejoin.command.absence.WatchStories.and;
import static org.rejoin.command.absence.WatchStories.changesClass;
import static org.rejoin.command.absence.WatchStories.comesBack;
import static org.rejoin.command.absence.WatchStories.leaves;
import static org.rejoin.command.absence.WatchStories.marks;
import static org.rejoin.command.absence.WatchStories.marksIn;
import static org.rejoin.command.absence.WatchStories.withdraws;
import static org.rejoin.event.absence.LeavingCause.DIED;
import static org.rejoin.event.absence.LeavingCause.GRADUATED;
import static org.rejoin.event.absence.LeavingCause.TRANSFERRED;
import static org.rejoin.event.absence.LeavingCause.WENT_ABROAD;
import static org.rejoin.event.absence.LeavingSource.REGISTER;
import static org.rejoin.event.absence.LeavingSource.TRANSFER;
import static org.rejoin.event.ruleset.AbsenceDutyKind.DROPOUT_REPORT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingWithdrawn;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.PupilCameBack;
import org.rejoin.event.absence.PupilChangedClass;
import org.rejoin.event.absence.PupilLeft;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** Who left the school is another's concern, or nobody's. 2026-11-02 is a Monday. */
class LeavingTest {

    private static final String[] FOUR_DAYS = {"2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"};

    private final WatchStories pupil = new WatchStories();

    @ParameterizedTest
    @Tag("R-HL-30")
    @Tag("2.2")
    @EnumSource
    void whoever_left_owes_nothing_more_and_what_was_missed_stays_readable(LeavingCause cause) {
        Ladder before = away().at("2026-11-09T08:00");
        Ladder after = away().left("2026-11-06", cause, REGISTER, "2026-11-09T09:00")
                .and(Mark.ABSENT, "2026-11-10")
                .at("2027-03-01T09:00");

        assertThat(before.counts().inARow()).isEqualTo(4);
        assertThat(open(before)).contains(DROPOUT_REPORT);
        assertThat(after.duties()).hasSameSizeAs(before.duties()).noneMatch(LadderDuty::isOpen);
        assertThat(after.duties())
                .filteredOn(duty -> duty.standing() == Standing.WAIVED)
                .isNotEmpty()
                .allMatch(duty -> duty.waiver() == cause.waiver());
        assertThat(missed(after)).isNotEmpty().isEqualTo(missed(before));
        assertThat(after.counts().inARow()).isZero();
        assertThat(after.nextLook()).isEmpty();
    }

    @Test
    @Tag("SOP-4.2")
    void what_was_done_before_stays_done() {
        Ladder ladder = away().done("2026-11-02", AbsenceDutyKind.CONTACT_FAMILY, "2026-11-02T10:00")
                .left("2026-11-06", TRANSFERRED, TRANSFER, "2026-11-06T09:00")
                .at("2026-11-09T08:00");

        assertThat(ladder.duties())
                .filteredOn(duty -> duty.template().kind() == AbsenceDutyKind.CONTACT_FAMILY)
                .extracting(LadderDuty::standing)
                .containsExactly(Standing.DONE);
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("SOP-0.3")
    void neither_evaluations_nor_monthly_checks_follow_who_left() {
        Ladder here = followed().at("2026-12-15T09:00");
        Ladder gone = followed()
                .left("2026-11-20", WENT_ABROAD, REGISTER, "2026-11-20T09:00")
                .at("2026-12-15T09:00");

        assertThat(open(here)).contains(AbsenceDutyKind.MONTHLY_CHECK, AbsenceDutyKind.MONTHLY_EVALUATION);
        assertThat(open(gone)).isEmpty();
        assertThat(gone.duties()).noneMatch(duty -> duty.template().kind() == AbsenceDutyKind.MONTHLY_CHECK);
        assertThat(here.risk()).isNotEqualTo(DropoutRisk.NONE);
        assertThat(gone.risk()).isEqualTo(DropoutRisk.NONE);
        assertThat(gone.nextLook()).isEmpty();
    }

    @Test
    @Tag("R-HL-08")
    void who_comes_back_begins_anew() {
        Attendance back = followed()
                .left("2026-11-20", TRANSFERRED, TRANSFER, "2026-11-20T09:00")
                .cameBack("2026-11-30", "2026-11-30T08:00");
        Ladder atOnce = back.at("2026-11-30T08:10");
        Ladder awayAgain = back.and(Mark.ABSENT, "2026-12-01", "2026-12-02").at("2026-12-02T09:00");

        assertThat(open(atOnce)).isEmpty();
        assertThat(atOnce.counts().absentInSemester()).isZero();
        assertThat(awayAgain.counts().inARow()).isEqualTo(2);
        assertThat(open(awayAgain)).isNotEmpty().doesNotContain(DROPOUT_REPORT, AbsenceDutyKind.MONTHLY_EVALUATION);
        assertThat(awayAgain.duties())
                .filteredOn(LadderDuty::isOpen)
                .allMatch(duty -> !duty.day().toString().startsWith("2026-11"));
    }

    @Test
    @Tag("R-HL-18")
    void what_was_told_by_mistake_is_taken_back_and_owed_as_before() {
        Ladder before = away().at("2026-11-06T08:00");
        Ladder after = away().left("2026-11-06", GRADUATED, REGISTER, "2026-11-06T08:10")
                .withdrawn("2026-11-06", REGISTER, "2026-11-06T08:20")
                .at("2026-11-06T08:30");

        assertThat(open(after)).isEqualTo(open(before));
        assertThat(after.counts()).isEqualTo(before.counts());
    }

    @Test
    @Tag("R-HL-18")
    void each_takes_back_what_it_told_itself() {
        Attendance gone = away().left("2026-11-06", TRANSFERRED, TRANSFER, "2026-11-09T08:00")
                .left("2026-11-10", WENT_ABROAD, REGISTER, "2026-11-10T08:00")
                .withdrawn("2026-11-10", REGISTER, "2026-11-10T09:00");

        assertThat(gone.facts().isGone()).isTrue();
        assertThat(gone.withdrawn("2026-11-06", TRANSFER, "2026-11-10T10:00")
                        .facts()
                        .isGone())
                .isFalse();
    }

    @Test
    @Tag("R-HL-30")
    @Tag("SOP-4.2")
    void the_arrival_elsewhere_waives_the_report_nobody_may_waive() {
        List<Object> said = events(leaves("2026-11-05", TRANSFERRED, TRANSFER, "2026-11-06T09:00")
                .then(pupil.after(WatchStories.absent(FOUR_DAYS))));

        assertThat(said.get(0))
                .isEqualTo(new PupilLeft(
                        ID.value(), LocalDate.parse("2026-11-05"), TRANSFERRED, TRANSFER, moment("2026-11-06T09:00")));
        assertThat(said)
                .contains(new AbsenceDutyWaived(
                        WatchStories.dutyId("2026-11-05", DROPOUT_REPORT),
                        ID.value(),
                        AbsenceWaiver.TRANSFERRED,
                        null,
                        moment("2026-11-06T09:00")));
        assertThat(pupil.looks().next()).isEmpty();
        assertThat(pupil.leftFor()).isEqualTo(AbsenceWaiver.TRANSFERRED);
    }

    @Test
    void the_same_is_told_once() {
        leaves("2026-11-06", TRANSFERRED, TRANSFER, "2026-11-09T09:00")
                .then(pupil.after(and(
                        WatchStories.absent(FOUR_DAYS),
                        leaves("2026-11-06", TRANSFERRED, TRANSFER, "2026-11-06T09:00"))))
                .expectNoEvents();
        comesBack("2026-11-09", "2026-11-09T09:00")
                .then(pupil.after(WatchStories.absent(FOUR_DAYS)))
                .expectNoEvents();
        withdraws("2026-11-09", REGISTER, "2026-11-09T09:00")
                .then(pupil.after(WatchStories.absent(FOUR_DAYS)))
                .expectNoEvents();
    }

    @Test
    @Tag("R-HL-30")
    void no_day_is_recorded_of_who_left_and_those_before_still_are() {
        WatchStories.Step[] gone =
                and(WatchStories.absent("2026-11-02"), leaves("2026-11-04", TRANSFERRED, TRANSFER, "2026-11-05T09:00"));

        marks(TEACHER, "2026-11-04", Mark.PRESENT, "2026-11-05T10:00")
                .then(pupil.after(gone))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectException(Matchers.predicate(refusal ->
                        ((Refused) refusal).blockers().equals(List.of(AbsenceBlocker.PUPIL_HAS_LEFT_SCHOOL))));
        assertThat(events(marks(TEACHER, "2026-11-03", Mark.ABSENT, "2026-11-05T10:00")
                        .then(pupil.after(gone))))
                .hasSize(1);
    }

    @Test
    @Tag("R-HL-08")
    void the_register_brings_the_pupil_back_and_takes_that_back_too() {
        WatchStories.Step[] gone =
                and(WatchStories.absent(FOUR_DAYS), leaves("2026-11-06", TRANSFERRED, TRANSFER, "2026-11-06T09:00"));

        assertThat(events(comesBack("2026-11-09", "2026-11-09T08:00").then(pupil.after(gone))))
                .containsExactly(new PupilCameBack(
                        ID.value(), LocalDate.parse("2026-11-09"), REGISTER, moment("2026-11-09T08:00")));
        assertThat(events(withdraws("2026-11-09", REGISTER, "2026-11-09T10:00")
                        .then(pupil.after(and(gone, comesBack("2026-11-09", "2026-11-09T08:00"))))))
                .containsExactly(new LeavingWithdrawn(
                        ID.value(),
                        LocalDate.parse("2026-11-09"),
                        REGISTER,
                        LocalDate.parse("2026-11-06"),
                        TRANSFERRED,
                        0,
                        moment("2026-11-09T10:00")));
    }

    @Test
    @Tag("R-HL-18")
    void who_did_not_die_is_away_as_before() {
        List<Object> said = events(withdraws("2026-11-06", REGISTER, "2026-11-06T10:00")
                .then(pupil.after(and(
                        WatchStories.absent(FOUR_DAYS), leaves("2026-11-06", DIED, REGISTER, "2026-11-06T09:00")))));

        assertThat(said.get(0))
                .isEqualTo(new LeavingWithdrawn(
                        ID.value(),
                        LocalDate.parse("2026-11-06"),
                        REGISTER,
                        null,
                        null,
                        4,
                        moment("2026-11-06T10:00")));
        assertThat(said).hasSizeGreaterThan(1);
    }

    @Test
    @Tag("SOP-0.2")
    void a_list_of_another_class_moves_the_pupil_there_and_an_old_one_does_not() {
        WatchStories.Step[] away = WatchStories.absent("2026-11-02", "2026-11-03");

        assertThat(events(marksIn("805", "2026-11-04", Mark.PRESENT, "2026-11-04T08:30")
                        .then(pupil.after(away))))
                .startsWith(new PupilChangedClass(ID.value(), "805"));
        assertThat(events(marksIn("605", "2026-10-30", Mark.ABSENT, "2026-11-04T08:30")
                        .then(pupil.after(away))))
                .noneMatch(PupilChangedClass.class::isInstance);
        assertThat(events(marksIn("705", "2026-11-04", Mark.PRESENT, "2026-11-04T08:30")
                        .then(pupil.after(away))))
                .noneMatch(PupilChangedClass.class::isInstance);
    }

    @Test
    void the_register_tells_the_class_once() {
        changesClass("805", "2026-11-04T08:30")
                .then(pupil.after(WatchStories.absent("2026-11-02")))
                .expectEvents(new PupilChangedClass(ID.value(), "805"));
        changesClass("805", "2026-11-04T09:30")
                .then(pupil.after(and(WatchStories.absent("2026-11-02"), changesClass("805", "2026-11-04T08:30"))))
                .expectNoEvents();
    }

    private static Attendance away() {
        return absent(FOUR_DAYS);
    }

    // reported as long absent, and with a case meeting that begins the follow-up
    private static Attendance followed() {
        return absent("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06", "2026-11-09", "2026-11-10")
                .and(Mark.ABSENT, "2026-11-11")
                .declared(false, false, true, "2026-11-04T09:00")
                .done("2026-11-04", AbsenceDutyKind.CASE_MEETING, "2026-11-12T10:00");
    }

    private static List<AbsenceDutyKind> open(Ladder ladder) {
        return ladder.duties().stream()
                .filter(LadderDuty::isOpen)
                .map(duty -> duty.template().kind())
                .toList();
    }

    private static List<String> missed(Ladder ladder) {
        return ladder.duties().stream()
                .filter(LadderDuty::missed)
                .map(LadderDuty::key)
                .toList();
    }

    private static Instant moment(String at) {
        return Attendance.moment(at);
    }

    private static List<Object> events(ResultValidator<AbsenceWatch> result) {
        List<Object> said = new ArrayList<>();
        result.expectEventsMatching(Matchers.payloadsMatching(Matchers.predicate(events -> {
            said.addAll((List<?>) events);
            return true;
        })));
        return said;
    }
}
