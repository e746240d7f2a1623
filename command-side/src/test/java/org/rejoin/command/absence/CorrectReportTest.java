package org.rejoin.command.absence;

import static org.rejoin.command.absence.WatchStories.ELSEWHERE;
import static org.rejoin.command.absence.WatchStories.HEAD;
import static org.rejoin.command.absence.WatchStories.ID;
import static org.rejoin.command.absence.WatchStories.REGISTRY;
import static org.rejoin.command.absence.WatchStories.SENIOR_HIGH_TUTOR;
import static org.rejoin.command.absence.WatchStories.TEACHER;
import static org.rejoin.command.absence.WatchStories.absent;
import static org.rejoin.command.absence.WatchStories.and;
import static org.rejoin.command.absence.WatchStories.corrects;
import static org.rejoin.command.absence.WatchStories.correctsReport;
import static org.rejoin.command.absence.WatchStories.dutyId;
import static org.rejoin.command.absence.WatchStories.looks;
import static org.rejoin.command.absence.WatchStories.marks;
import static org.rejoin.command.absence.WatchStories.meets;
import static org.rejoin.command.absence.WatchStories.reports;
import static org.rejoin.event.ruleset.AbsenceDutyKind.DROPOUT_REPORT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.FAX_TO_COMMITTEE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_TO_COMMITTEE;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.WatchStories.Step;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.DropoutReportCorrected;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** A report that was told wrongly: what is put right, what stays, and what is refused. */
@Tag("SOP-4.2")
class CorrectReportTest {

    private static final Step[] REPORTED = and(
            absent("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"),
            reports(REGISTRY, "2026-11-05T10:00", "FAMILY_CARE"),
            looks("2026-11-06T09:00"));
    private static final String SIXTH = "2026-11-06T10:00";

    private final WatchStories pupil = new WatchStories();

    @Test
    void number_reasons_and_contact_are_put_right_and_nothing_else_follows() {
        DropoutReport told = new DropoutReport(
                LocalDate.of(2026, 11, 5),
                "1150011",
                DropoutGround.UNKNOWN_REASON,
                "FAMILY_ECONOMIC",
                List.of("SCHOOL_BULLYING", "FAMILY_CARE"),
                "不屬其他",
                "賴組長",
                "03-7654321");
        correctsReport(REGISTRY, SIXTH, told)
                .then(pupil.after(REPORTED))
                .expectEvents(new DropoutReportCorrected(
                        dutyId("2026-11-05", DROPOUT_REPORT),
                        ID.value(),
                        LocalDate.of(2026, 11, 5),
                        "1150011",
                        DropoutGround.UNKNOWN_REASON,
                        "FAMILY_ECONOMIC",
                        List.of("FAMILY_CARE", "SCHOOL_BULLYING"),
                        115,
                        null,
                        "賴組長",
                        "03-7654321",
                        "編號誤植",
                        Attendance.moment(SIXTH)));
    }

    @Test
    @Tag("L20")
    void what_is_still_owed_is_due_by_the_corrected_day() {
        correctsReport(REGISTRY, SIXTH, on("2026-11-04"))
                .then(pupil.after(REPORTED))
                .expectEventsMatching(only(
                        is(DropoutReportCorrected.class, event -> true),
                        due("2026-11-04", FAX_TO_COMMITTEE, "2026-11-09"),
                        due("2026-11-04", LETTER_TO_COMMITTEE, "2026-11-09"),
                        waived("2026-11-05", FAX_TO_COMMITTEE),
                        waived("2026-11-05", LETTER_TO_COMMITTEE)));
    }

    @Test
    @Tag("L20")
    void what_went_out_stays_done_and_a_day_put_back_opens_only_what_is_owed() {
        Step[] faxed = and(REPORTED, meets(REGISTRY, "2026-11-05", FAX_TO_COMMITTEE, "2026-11-06T09:30"));
        correctsReport(REGISTRY, SIXTH, on("2026-11-04"))
                .then(pupil.after(faxed))
                .expectEventsMatching(only(
                        is(DropoutReportCorrected.class, event -> true),
                        due("2026-11-04", LETTER_TO_COMMITTEE, "2026-11-09"),
                        waived("2026-11-05", LETTER_TO_COMMITTEE)));
        correctsReport(REGISTRY, "2026-11-06T11:00", on("2026-11-05"))
                .then(new WatchStories().after(and(faxed, correctsReport(REGISTRY, SIXTH, on("2026-11-04")))))
                .expectEventsMatching(only(
                        is(DropoutReportCorrected.class, event -> true),
                        waived("2026-11-04", LETTER_TO_COMMITTEE),
                        due("2026-11-05", LETTER_TO_COMMITTEE, "2026-11-10")));
    }

    @Test
    void the_return_of_a_corrected_report_is_told_once() {
        Step[] back = and(
                REPORTED,
                correctsReport(REGISTRY, SIXTH, on("2026-11-04")),
                marks(TEACHER, "2026-11-09", Mark.PRESENT, "2026-11-09T08:30"),
                looks("2026-11-10T09:00"));
        correctsReport(REGISTRY, "2026-11-10T10:00", on("2026-11-05"))
                .then(pupil.after(back))
                .expectEventsMatching(only(
                        is(DropoutReportCorrected.class, event -> true),
                        waived("2026-11-04", FAX_TO_COMMITTEE),
                        waived("2026-11-04", LETTER_TO_COMMITTEE),
                        due("2026-11-05", FAX_TO_COMMITTEE, "2026-11-10"),
                        due("2026-11-05", LETTER_TO_COMMITTEE, "2026-11-10")));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-07, DATE_IN_FUTURE", "2026-11-03, REPORTED_TOO_EARLY"})
    void the_day_is_one_on_which_it_can_have_been_reported(String day, String problem) {
        correctsReport(REGISTRY, SIXTH, on(day))
                .then(pupil.after(REPORTED))
                .expectException(Invalid.class)
                .expectExceptionMessage("[" + problem + "]");
    }

    @Test
    @Tag("c16")
    void nobody_was_reported_after_the_return() {
        Step[] back = and(REPORTED, marks(TEACHER, "2026-11-09", Mark.PRESENT, "2026-11-09T08:30"));
        correctsReport(REGISTRY, "2026-11-10T10:00", on("2026-11-10"))
                .then(pupil.after(back))
                .expectException(Invalid.class)
                .expectExceptionMessage("[REPORTED_AFTER_RETURN]");
    }

    @Test
    void the_same_again_is_no_correction() {
        refused(AbsenceBlocker.REPORT_NOT_CHANGED, correctsReport(REGISTRY, SIXTH, on("2026-11-05")), REPORTED);
    }

    @Test
    void a_report_that_was_taken_back_is_not_corrected() {
        Step[] excused =
                and(REPORTED, corrects(TEACHER, "2026-11-05", Mark.LEAVE_GRANTED, LeaveKind.SICK, "2026-11-06T09:30"));
        refused(AbsenceBlocker.REPORT_TAKEN_BACK, correctsReport(REGISTRY, SIXTH, on("2026-11-04")), excused);
    }

    @Test
    void what_was_not_reported_is_not_corrected() {
        refused(
                AbsenceBlocker.NO_REPORT_TO_CORRECT,
                correctsReport(REGISTRY, SIXTH, on("2026-11-05")),
                absent("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"));
    }

    @Test
    void who_may_report_may_correct_and_nobody_else() {
        refused(AbsenceBlocker.DUTY_OF_OTHERS, correctsReport(TEACHER, SIXTH, on("2026-11-04")), REPORTED);
        refused(AbsenceBlocker.DUTY_OF_OTHERS, correctsReport(HEAD, SIXTH, on("2026-11-04")), REPORTED);
        refused(AbsenceBlocker.PUPIL_NOT_FOUND, correctsReport(ELSEWHERE, SIXTH, on("2026-11-04")), REPORTED);
        refused(
                AbsenceBlocker.ATTENDANCE_ROLE_MAY_NOT,
                correctsReport(SENIOR_HIGH_TUTOR, SIXTH, on("2026-11-04")),
                REPORTED);
    }

    @Test
    @Tag("2.6")
    void nothing_is_written_of_a_pupil_whose_data_are_being_erased() {
        WatchStories erased = new WatchStories();
        var before = erased.after(REPORTED);
        erased.whoseDataAreBeingErased();
        correctsReport(REGISTRY, SIXTH, on("2026-11-04"))
                .then(before)
                .expectException(Refused.class)
                .expectExceptionMessage(AbsenceBlocker.PUPIL_IS_BEING_ERASED.name());
    }

    private static DropoutReport on(String day) {
        return new DropoutReport(
                LocalDate.parse(day),
                "1150001",
                DropoutGround.WITHOUT_LEAVE,
                "FAMILY_CARE",
                List.of(),
                null,
                "賴組長",
                "03-1234567");
    }

    private static void refused(AbsenceBlocker blocker, Step step, Step... before) {
        step.then(new WatchStories().after(before))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(blocker.name());
    }

    @SafeVarargs
    @SuppressWarnings("unchecked")
    private static Matcher<List<EventMessage<?>>> only(Matcher<Object>... events) {
        return (Matcher<List<EventMessage<?>>>)
                (Matcher<?>) Matchers.payloadsMatching(Matchers.exactSequenceOf(events));
    }

    private static Matcher<Object> waived(String day, AbsenceDutyKind kind) {
        return is(
                AbsenceDutyWaived.class,
                event -> event.dutyId().equals(dutyId(day, kind)) && event.ground() == AbsenceWaiver.ENTRY_CORRECTED);
    }

    private static Matcher<Object> due(String day, AbsenceDutyKind kind, String dueOn) {
        return is(
                AbsenceDutyOpened.class,
                event -> event.dutyId().equals(dutyId(day, kind))
                        && event.dueOn().equals(LocalDate.parse(dueOn)));
    }

    private static <E> Matcher<Object> is(Class<E> type, Predicate<E> question) {
        return new CustomTypeSafeMatcher<>(type.getSimpleName()) {
            @Override
            protected boolean matchesSafely(Object event) {
                return type.isInstance(event) && question.test(type.cast(event));
            }
        };
    }
}
