package org.rejoin.command.absence;

import static org.rejoin.command.absence.WatchStories.REGISTRY;
import static org.rejoin.command.absence.WatchStories.TEACHER;
import static org.rejoin.command.absence.WatchStories.absent;
import static org.rejoin.command.absence.WatchStories.and;
import static org.rejoin.command.absence.WatchStories.corrects;
import static org.rejoin.command.absence.WatchStories.dutyId;
import static org.rejoin.command.absence.WatchStories.looks;
import static org.rejoin.command.absence.WatchStories.marks;
import static org.rejoin.command.absence.WatchStories.marksLate;
import static org.rejoin.command.absence.WatchStories.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.WatchStories.Step;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** A temporary study elsewhere that was entered late, ended early or taken back; the days are told before it is. */
@Tag("ST-ER-06")
@Tag("R-HL-32")
class StudyElsewhereTest {

    private static final String[] FOUR = {"2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"};

    private final WatchStories pupil = new WatchStories();

    @Test
    void days_recorded_before_the_study_was_entered_are_leave_and_what_was_owed_for_them_is_waived() {
        TestExecutor<AbsenceWatch> before = pupil.after(absent("2026-11-02", "2026-11-03"));
        pupil.whoStudiesElsewhereOn("2026-11-02", "2026-11-03");

        looks("2026-11-03T10:00")
                .then(before)
                .expectEventsMatching(said(
                        leave("2026-11-02"),
                        leave("2026-11-03"),
                        is(
                                AbsenceDutyWaived.class,
                                waived -> waived.dutyId().equals(dutyId("2026-11-03", AbsenceDutyKind.JOINT_HOME_VISIT))
                                        && waived.ground() == AbsenceWaiver.LEAVE_GRANTED)));
    }

    @Test
    void nobody_is_reported_for_days_at_another_school_even_before_one_looked_again() {
        TestExecutor<AbsenceWatch> before = pupil.after(absent(FOUR));
        pupil.whoStudiesElsewhereOn(FOUR);

        reports(REGISTRY, "2026-11-05T10:00", "FAMILY_CARE")
                .then(before)
                .expectException(Refused.class)
                .expectExceptionMessage(AbsenceBlocker.NO_REPORT_OWED.name());
    }

    @Test
    void a_study_taken_back_leaves_what_was_written_down_and_what_is_owed_again_is_due_from_then_on() {
        TestExecutor<AbsenceWatch> before =
                pupil.whoStudiesElsewhereOn("2026-11-03").after(absent("2026-11-02", "2026-11-03"));
        pupil.whoStudiesElsewhereNoMore();

        looks("2026-11-05T10:00")
                .then(before)
                .expectEventsMatching(said(
                        corrected("2026-11-03", fact -> fact.mark() == Mark.ABSENT && fact.inARow() == 2),
                        is(
                                AbsenceDutyOpened.class,
                                opened -> opened.kind() == AbsenceDutyKind.JOINT_HOME_VISIT
                                        && opened.dueOn().equals(LocalDate.parse("2026-11-05")))));
    }

    @Test
    void the_next_day_that_is_recorded_tells_it_too() {
        TestExecutor<AbsenceWatch> before = pupil.after(absent("2026-11-02"));
        pupil.whoStudiesElsewhereOn("2026-11-02", "2026-11-03");

        marks(TEACHER, "2026-11-03", Mark.ABSENT, "2026-11-03T08:30")
                .then(before)
                .expectEventsMatching(said(leave("2026-11-02")))
                .expectResultMessagePayload(new PupilStanding(WatchStories.ID.value(), 0, 0));
    }

    @Test
    void who_was_seen_here_on_a_day_of_it_was_here_though_it_is_told_after_the_study() {
        TestExecutor<AbsenceWatch> before = pupil.after(absent("2026-11-02"));
        pupil.whoStudiesElsewhereOn("2026-11-02");
        TestExecutor<AbsenceWatch> leave = also(before, looks("2026-11-02T12:00"));

        marksLate(TEACHER, "2026-11-02", Mark.ARRIVED, "2026-11-02T09:10", "2026-11-02T13:00")
                .then(leave)
                .expectEventsMatching(said(corrected("2026-11-02", fact -> fact.mark() == Mark.ARRIVED)));
    }

    @Test
    void a_day_of_it_is_not_corrected_to_a_day_without_leave() {
        corrects(TEACHER, "2026-11-02", Mark.LEAVE_REFUSED, null, "2026-11-03T10:00")
                .then(pupil.whoStudiesElsewhereOn("2026-11-02").after(absent("2026-11-02")))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(AbsenceBlocker.DAY_OF_TEMPORARY_STUDY.name());
    }

    @Test
    void nothing_is_said_twice_nor_of_a_pupil_whose_data_are_being_erased() {
        TestExecutor<AbsenceWatch> before = pupil.after(absent("2026-11-02"));
        pupil.whoStudiesElsewhereOn("2026-11-02");
        looks("2026-11-02T13:00").then(also(before, looks("2026-11-02T12:00"))).expectNoEvents();

        WatchStories erased = new WatchStories();
        TestExecutor<AbsenceWatch> known = erased.after(and(absent("2026-11-02")));
        erased.whoStudiesElsewhereOn("2026-11-02").whoseDataAreBeingErased();
        looks("2026-11-02T12:00").then(known).expectNoEvents();
    }

    private static TestExecutor<AbsenceWatch> also(TestExecutor<AbsenceWatch> before, Step step) {
        return before.andGivenCommands(
                List.of(new GenericCommandMessage<>(step.command(), MetaData.from(step.metaData()))));
    }

    private static Matcher<Object> leave(String day) {
        return corrected(day, fact -> fact.mark() == Mark.LEAVE_GRANTED && fact.writtenAs() == Mark.ABSENT);
    }

    private static Matcher<Object> corrected(String day, Predicate<AttendanceCorrected> how) {
        return is(
                AttendanceCorrected.class,
                fact -> fact.day().equals(LocalDate.parse(day)) && fact.reason() == null && how.test(fact));
    }

    @SafeVarargs
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Matcher said(Matcher<Object>... events) {
        return Matchers.payloadsMatching(Matchers.listWithAllOf(events));
    }

    private static <E> Matcher<Object> is(Class<E> type, Predicate<E> how) {
        return new CustomTypeSafeMatcher<>(type.getSimpleName()) {
            @Override
            protected boolean matchesSafely(Object event) {
                return type.isInstance(event) && how.test(type.cast(event));
            }
        };
    }
}
