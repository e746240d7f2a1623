package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.absence.WatchStories.AFFAIRS;
import static org.rejoin.command.absence.WatchStories.COUNSELLING;
import static org.rejoin.command.absence.WatchStories.ELSEWHERE;
import static org.rejoin.command.absence.WatchStories.HEAD;
import static org.rejoin.command.absence.WatchStories.ID;
import static org.rejoin.command.absence.WatchStories.REGISTRY;
import static org.rejoin.command.absence.WatchStories.SCHOOL;
import static org.rejoin.command.absence.WatchStories.SENIOR_HIGH_TUTOR;
import static org.rejoin.command.absence.WatchStories.STUDENT;
import static org.rejoin.command.absence.WatchStories.TEACHER;
import static org.rejoin.command.absence.WatchStories.absent;
import static org.rejoin.command.absence.WatchStories.and;
import static org.rejoin.command.absence.WatchStories.corrects;
import static org.rejoin.command.absence.WatchStories.declares;
import static org.rejoin.command.absence.WatchStories.dutyId;
import static org.rejoin.command.absence.WatchStories.finds;
import static org.rejoin.command.absence.WatchStories.looks;
import static org.rejoin.command.absence.WatchStories.marks;
import static org.rejoin.command.absence.WatchStories.marksLate;
import static org.rejoin.command.absence.WatchStories.meets;
import static org.rejoin.command.absence.WatchStories.reports;
import static org.rejoin.command.absence.WatchStories.tellsOfVulnerableFamily;
import static org.rejoin.command.absence.WatchStories.waives;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTACT_FAMILY;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTACT_INDIGENOUS_WORKER;
import static org.rejoin.event.ruleset.AbsenceDutyKind.DROPOUT_REPORT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.FAX_TO_COMMITTEE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.JOINT_HOME_VISIT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_TO_COMMITTEE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REGISTERED_LETTER;
import static org.rejoin.event.ruleset.AbsenceDutyKind.RESPONSE_MEETING;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.WatchStories.Step;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.AttendanceRecorded;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.DropoutReported;
import org.rejoin.event.absence.DropoutRiskChanged;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.absence.PupilConditionsDeclared;
import org.rejoin.event.absence.PupilWatched;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.Wording;

/** What is recorded, what is said of duties, and what is refused; the rules themselves are told in LadderWalkTest. */
class AbsenceWatchTest {

    private static final String[] THREE = {"2026-11-02", "2026-11-03", "2026-11-04"};
    private static final String[] FOUR = {"2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"};

    private final WatchStories pupil = new WatchStories();

    @Test
    @Tag("SOP-0.1")
    @Tag("L24")
    void that_a_pupil_comes_to_long_absence_is_said_once_and_that_the_semester_is_over() {
        Step[] six = Stream.of("2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08")
                .map(day -> marks(TEACHER, day, Mark.ABSENT, day + "T08:30"))
                .toArray(Step[]::new);
        Step seventh = marks(TEACHER, "2026-10-12", Mark.ABSENT, "2026-10-12T08:30");
        Step eighth = marks(TEACHER, "2026-10-13", Mark.ABSENT, "2026-10-13T08:30");

        seventh.then(pupil.after(six))
                .expectEventsMatching(risks(risk(true, new CountsReached(LocalDate.of(2026, 10, 12), 7, 0, 0))));
        eighth.then(pupil.after(and(six, seventh))).expectEventsMatching(risks());
        looks("2027-02-01T00:00")
                .then(pupil.after(and(six, seventh)))
                .expectEventsMatching(risks(risk(false, new CountsReached(LocalDate.of(2027, 2, 1), 0, 0, 0))));
    }

    private static DropoutRiskChanged risk(boolean longAbsence, CountsReached counts) {
        return new DropoutRiskChanged(ID.value(), longAbsence, false, counts, "TAO/JUNIOR_HIGH/0");
    }

    private static Matcher<List<EventMessage<?>>> risks(DropoutRiskChanged... told) {
        return Matchers.matches(events -> events.stream()
                .map(EventMessage::getPayload)
                .filter(DropoutRiskChanged.class::isInstance)
                .toList()
                .equals(List.of(told)));
    }

    @Test
    @Tag("SOP-1.1")
    void the_first_day_away_is_recorded_with_what_was_counted_and_opens_the_tutor_s_task() {
        marks(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T08:30")
                .then(pupil.unknown())
                .expectEvents(
                        new PupilWatched(ID.value(), STUDENT, SCHOOL, "羅以恩", "705"),
                        new AttendanceRecorded(
                                ID.value(),
                                LocalDate.of(2026, 11, 2),
                                Mark.ABSENT,
                                null,
                                null,
                                Attendance.moment("2026-11-02T08:30"),
                                1,
                                1,
                                "TAO/JUNIOR_HIGH/0"),
                        new AbsenceDutyOpened(
                                dutyId("2026-11-02", CONTACT_FAMILY),
                                ID.value(),
                                SCHOOL,
                                CONTACT_FAMILY,
                                List.of(Role.CLASS_TEACHER),
                                LocalDate.of(2026, 11, 2),
                                1,
                                LocalDate.of(2026, 11, 2),
                                Attendance.moment("2026-11-03T00:00"),
                                EvidenceKind.CONTACT,
                                "SOP-1.1",
                                "TAO/JUNIOR_HIGH/0",
                                null,
                                null));

        assertThat(pupil.looks().next()).contains(Attendance.moment("2026-11-03T00:00"));
    }

    @Test
    @Tag("ST-EH-03")
    void a_duty_the_school_worded_itself_opens_with_its_words() {
        Wording words = new Wording("電訪家長並告知學務處", null);
        pupil.where(CONTACT_FAMILY, words);

        marks(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T08:30")
                .then(pupil.unknown())
                .expectEventsMatching(said(is(
                        AbsenceDutyOpened.class,
                        opened -> words.equals(opened.wording())
                                && opened.ruleSet().equals(SCHOOL + "/JUNIOR_HIGH/1 + TAO/JUNIOR_HIGH/0"))));
    }

    @Test
    void who_is_present_and_was_never_away_leaves_no_trace() {
        marks(TEACHER, "2026-11-02", Mark.PRESENT, "2026-11-02T08:30")
                .then(pupil.unknown())
                .expectNoEvents()
                .expectResultMessagePayload(new PupilStanding(ID.value(), 0, 0));
    }

    @Test
    void the_same_again_changes_nothing_and_something_else_needs_a_correction() {
        marks(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T09:30")
                .then(pupil.after(absent("2026-11-02")))
                .expectNoEvents()
                .expectResultMessagePayload(new PupilStanding(ID.value(), 1, 1));
        refused(
                AbsenceBlocker.ALREADY_RECORDED_OTHERWISE,
                marks(TEACHER, "2026-11-02", Mark.PRESENT, "2026-11-02T09:30"),
                absent("2026-11-02"));
    }

    @Test
    void what_was_written_down_earlier_and_comes_later_replaces_nothing() {
        marksLate(TEACHER, "2026-11-03", Mark.ABSENT, "2026-11-03T08:00", "2026-11-03T10:00")
                .then(pupil.after(
                        and(absent("2026-11-02"), marks(TEACHER, "2026-11-03", Mark.ARRIVED, "2026-11-03T09:00"))))
                .expectEventsMatching(
                        said(is(AttendanceRecorded.class, event -> event.mark() == Mark.ABSENT && event.inARow() == 0)))
                .expectResultMessagePayload(new PupilStanding(ID.value(), 0, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_two_that_say_when_they_were_written_down_the_last_stands_whichever_comes_first(boolean inOrder) {
        Step absent = marksLate(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T08:00", "2026-11-02T11:00");
        Step present = marksLate(TEACHER, "2026-11-02", Mark.PRESENT, "2026-11-02T10:00", "2026-11-02T11:00");
        Step again = marksLate(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T08:00", "2026-11-02T12:00");
        Step other = absent("2026-10-30")[0];

        again.then(inOrder ? pupil.after(other, absent, present) : pupil.after(other, present, absent))
                .expectNoEvents()
                .expectResultMessagePayload(new PupilStanding(ID.value(), 0, 1));
    }

    @Test
    void an_arrival_heard_before_the_first_absence_ends_it() {
        marksLate(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T08:00", "2026-11-03T11:00")
                .then(pupil.after(
                        marksLate(TEACHER, "2026-11-03", Mark.ARRIVED, "2026-11-03T09:00", "2026-11-03T10:00")))
                .expectEventsMatching(said(recorded(Mark.ABSENT, 0)))
                .expectResultMessagePayload(new PupilStanding(ID.value(), 0, 1));
    }

    @Test
    @Tag("R-HL-32")
    void a_day_of_temporary_study_elsewhere_is_granted_leave_here_and_nobody_is_asked_for_anything() {
        marks(TEACHER, "2026-11-04", Mark.ABSENT, "2026-11-04T08:30")
                .then(pupil.whoStudiesElsewhereOn("2026-11-04").after(absent("2026-11-02", "2026-11-03")))
                .expectEventsMatching(said(is(
                        AttendanceRecorded.class,
                        event -> event.mark() == Mark.LEAVE_GRANTED
                                && event.leave() == LeaveKind.SPECIAL
                                && event.inARow() == 0)))
                .expectResultMessagePayload(new PupilStanding(ID.value(), 0, 2));
        marks(TEACHER, "2026-11-04", Mark.ABSENT, "2026-11-04T09:30")
                .then(new WatchStories()
                        .whoStudiesElsewhereOn("2026-11-04")
                        .after(marks(TEACHER, "2026-11-04", Mark.ABSENT, "2026-11-04T08:30")))
                .expectNoEvents();
    }

    @Test
    void who_comes_late_needs_no_correction() {
        marks(TEACHER, "2026-11-02", Mark.ARRIVED, "2026-11-02T09:30")
                .then(pupil.after(absent("2026-11-02")))
                .expectEventsMatching(
                        said(recorded(Mark.ARRIVED, 0), waived("2026-11-02", CONTACT_FAMILY, AbsenceWaiver.ARRIVED)));
    }

    @Test
    @Tag("R-SCOPE-08")
    void of_who_was_never_away_no_arrival_is_kept_so_one_told_before_the_absence_is_told_again() {
        TestExecutor<AbsenceWatch> before = pupil.after(
                marks(TEACHER, "2026-11-03", Mark.PRESENT, "2026-11-03T08:30"),
                marksLate(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T08:30", "2026-11-03T09:00"));

        marks(TEACHER, "2026-11-03", Mark.PRESENT, "2026-11-03T09:10")
                .then(before)
                .expectEventsMatching(
                        said(recorded(Mark.PRESENT, 0), waived("2026-11-02", CONTACT_FAMILY, AbsenceWaiver.ARRIVED)));
    }

    @Test
    void in_july_a_day_of_the_school_year_that_ended_in_june_is_still_recorded() {
        SchoolCalendar untilJune = new SchoolCalendar(List.of(new SchoolYearPublished(
                "TAO",
                115,
                1,
                new Days(LocalDate.parse("2026-08-30"), LocalDate.parse("2027-01-20"), "第1學期"),
                new Days(LocalDate.parse("2027-02-11"), LocalDate.parse("2027-06-30"), "第2學期"),
                List.of(),
                List.of(),
                null)));
        pupil.in(untilJune);

        marks(TEACHER, "2027-06-29", Mark.ABSENT, "2027-07-31T09:00")
                .then(pupil.unknown())
                .expectSuccessfulHandlerExecution();
        marks(TEACHER, "2027-06-29", Mark.ABSENT, "2027-08-01T09:00")
                .then(pupil.unknown())
                .expectExceptionMessage("[OTHER_SCHOOL_YEAR]");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01, NO_SCHOOL_DAY", "2026-11-06, DATE_IN_FUTURE", "2026-07-30, OTHER_SCHOOL_YEAR"})
    void only_school_days_of_this_year_up_to_today_are_recorded(String day, String code) {
        marks(TEACHER, day, Mark.ABSENT, "2026-11-05T08:30")
                .then(pupil.unknown())
                .expectException(Invalid.class)
                .expectExceptionMessage("[" + code + "]");
    }

    @Test
    void granted_leave_says_of_which_kind() {
        marks(TEACHER, "2026-11-02", Mark.LEAVE_GRANTED, null, "2026-11-02T08:30")
                .then(pupil.unknown())
                .expectException(Invalid.class);
        marks(TEACHER, "2026-11-02", Mark.ABSENT, LeaveKind.SICK, "2026-11-02T08:30")
                .then(pupil.unknown())
                .expectException(Invalid.class);
    }

    @Test
    @Tag("R-SCOPE-04")
    void leave_granted_afterwards_waives_what_is_open_says_why_and_keeps_what_was_done() {
        Step[] before = and(
                absent(THREE),
                meets(
                        AFFAIRS,
                        "2026-11-03",
                        JOINT_HOME_VISIT,
                        "2026-11-04T10:00",
                        Participant.CLASS_TEACHER,
                        Participant.STUDENT_AFFAIRS),
                corrects(AFFAIRS, "2026-11-02", Mark.LEAVE_GRANTED, LeaveKind.SICK, "2026-11-04T14:00"));

        corrects(AFFAIRS, "2026-11-03", Mark.LEAVE_GRANTED, LeaveKind.SICK, "2026-11-04T14:01")
                .then(pupil.after(before))
                .expectEventsMatching(Matchers.payloadsMatching(Matchers.listWithAllOf(
                        is(AttendanceCorrected.class, event -> event.inARow() == 1),
                        is(
                                AbsenceDutyOpened.class,
                                event -> event.kind() == CONTACT_FAMILY
                                        && event.day().equals(LocalDate.of(2026, 11, 4))))))
                .expectEventsMatching(nothing(waived("2026-11-03", JOINT_HOME_VISIT, AbsenceWaiver.LEAVE_GRANTED)));
        corrects(AFFAIRS, "2026-11-02", Mark.LEAVE_GRANTED, LeaveKind.SICK, "2026-11-04T14:00")
                .then(new WatchStories().after(absent(THREE)))
                .expectEventsMatching(said(waived("2026-11-04", REGISTERED_LETTER, AbsenceWaiver.LEAVE_GRANTED)));
    }

    @Test
    void what_is_corrected_was_recorded_and_the_same_again_changes_nothing() {
        refused(
                AbsenceBlocker.DAY_NOT_RECORDED,
                corrects(AFFAIRS, "2026-11-03", Mark.PRESENT, null, "2026-11-04T14:00"),
                absent("2026-11-02"));
        corrects(AFFAIRS, "2026-11-02", Mark.ABSENT, null, "2026-11-04T14:00")
                .then(pupil.after(absent("2026-11-02")))
                .expectNoEvents();
    }

    @Test
    @Tag("SOP-1.2")
    void who_turns_out_to_be_indigenous_has_one_more_task() {
        declares(TEACHER, true, false, false, "2026-11-02T09:00")
                .then(pupil.after(absent("2026-11-02")))
                .expectEventsMatching(said(
                        is(PupilConditionsDeclared.class, PupilConditionsDeclared::indigenous),
                        opened("2026-11-02", CONTACT_INDIGENOUS_WORKER)));
    }

    @Test
    @Tag("SOP-3.3")
    void the_registered_letter_is_met_by_its_number_missed_at_midnight_and_made_up_for_late() {
        Step late = meets(REGISTRY, "2026-11-04", REGISTERED_LETTER, "2026-11-05T08:00");

        meets(
                        REGISTRY,
                        "2026-11-04",
                        REGISTERED_LETTER,
                        "2026-11-04T16:00",
                        new Evidence(LocalDate.of(2026, 11, 4), List.of(), List.of(), " ", null))
                .then(pupil.after(absent(THREE)))
                .expectException(Invalid.class)
                .expectExceptionMessage("[MISSING_FIELD]");
        meets(REGISTRY, "2026-11-04", REGISTERED_LETTER, "2026-11-04T16:00")
                .then(pupil.after(absent(THREE)))
                .expectEventsMatching(said(is(AbsenceDutyMet.class, met -> "RR123456789TW".equals(met.reference()))));
        looks("2026-11-05T00:00")
                .then(new WatchStories().after(absent(THREE)))
                .expectEventsMatching(said(missed("2026-11-04", REGISTERED_LETTER)));
        looks("2026-11-05T00:10")
                .then(new WatchStories().after(and(absent(THREE), looks("2026-11-05T00:00"))))
                .expectNoEvents();
        late.then(new WatchStories().after(and(absent(THREE), looks("2026-11-05T00:00"))))
                .expectEventsMatching(said(is(AbsenceDutyMet.class, met -> true)));
    }

    @Test
    @Tag("SOP-4.2")
    @Tag("L20")
    void the_report_opens_fax_and_letter() {
        reports(REGISTRY, "2026-11-05T10:00", "FAMILY_ECONOMIC")
                .then(pupil.after(absent(FOUR)))
                .expectEventsMatching(said(
                        is(
                                AbsenceDutyMet.class,
                                met -> met.dutyId().equals(dutyId("2026-11-05", DROPOUT_REPORT))
                                        && "1150001".equals(met.reference())),
                        opened("2026-11-05", FAX_TO_COMMITTEE),
                        is(
                                AbsenceDutyOpened.class,
                                event -> event.kind() == LETTER_TO_COMMITTEE
                                        && event.dueOn().equals(LocalDate.of(2026, 11, 10)))));
    }

    @Test
    @Tag("SOP-4.2")
    @Tag("R-SCOPE-13")
    void the_report_tells_ground_and_reasons_the_days_and_whom_to_reach() {
        reports(REGISTRY, "2026-11-05T10:00", "FAMILY_ECONOMIC", "SCHOOL_BULLYING", "FAMILY_CARE")
                .then(pupil.after(absent(FOUR)))
                .expectEventsMatching(said(is(
                        DropoutReported.class,
                        report -> report.equals(new DropoutReported(
                                dutyId("2026-11-05", DROPOUT_REPORT),
                                ID.value(),
                                LocalDate.of(2026, 11, 5),
                                "1150001",
                                DropoutGround.WITHOUT_LEAVE,
                                "FAMILY_ECONOMIC",
                                List.of("FAMILY_CARE", "SCHOOL_BULLYING"),
                                115,
                                null,
                                Stream.of(FOUR).map(LocalDate::parse).toList(),
                                WatchStories.NATIONAL_ID,
                                "賴組長",
                                "03-1234567",
                                Attendance.moment("2026-11-05T10:00"))))));
    }

    @ParameterizedTest
    @CsvSource({
        "PERSONAL_SEX_TRADE,, UNKNOWN_CODE",
        "FAMILY_CARE, FAMILY_CARE, REASON_TWICE",
        "SOCIAL_OTHER,, MISSING_FIELD",
        "FAMILY_CARE, PERSONAL_INTELLECTUAL_OLD, UNKNOWN_CODE",
        "NOTHING_KNOWN,, UNKNOWN_CODE"
    })
    @Tag("SOP-4.2")
    void the_reasons_are_those_of_the_year_each_once_and_another_one_says_what_it_is(
            String main, @Nullable String further, String problem) {
        String[] more = further == null ? new String[0] : new String[] {further};
        reports(REGISTRY, "2026-11-05T10:00", main, more)
                .then(pupil.after(absent(FOUR)))
                .expectException(Invalid.class)
                .expectExceptionMessage("[" + problem + "]");
    }

    @Test
    @Tag("SOP-4.2")
    @Tag("c16")
    void who_walked_in_before_the_report_is_not_reported() {
        refused(
                AbsenceBlocker.NO_REPORT_OWED,
                reports(REGISTRY, "2026-11-05T10:00", "FAMILY_CARE"),
                and(absent(THREE), marks(TEACHER, "2026-11-05", Mark.PRESENT, "2026-11-05T08:30")));
        refused(
                AbsenceBlocker.NO_REPORT_OWED,
                reports(REGISTRY, "2026-11-05T11:00", "FAMILY_CARE"),
                and(absent(FOUR), reports(REGISTRY, "2026-11-05T10:00", "FAMILY_CARE")));
    }

    @Test
    @Tag("SOP-4.2")
    @Tag("c16")
    void a_report_made_before_the_pupil_walked_in_can_still_be_told() {
        Step[] arrived = and(absent(FOUR), marks(TEACHER, "2026-11-05", Mark.ARRIVED, "2026-11-05T10:00"));
        reports(REGISTRY, "2026-11-05T10:30", "FAMILY_CARE")
                .then(pupil.after(arrived))
                .expectEventsMatching(said(
                        is(DropoutReported.class, told -> told.absentOn()
                                .equals(Stream.of(THREE).map(LocalDate::parse).toList())),
                        is(AbsenceDutyMet.class, met -> met.dutyId().equals(dutyId("2026-11-05", DROPOUT_REPORT))),
                        opened("2026-11-05", FAX_TO_COMMITTEE),
                        opened("2026-11-05", AbsenceDutyKind.RETURN_SLIP)));
        refused(AbsenceBlocker.NO_REPORT_OWED, reports(REGISTRY, "2026-11-06T10:30", "FAMILY_CARE"), arrived);
        refused(
                AbsenceBlocker.NO_REPORT_OWED,
                reports(REGISTRY, "2026-11-05T11:30", "FAMILY_CARE"),
                and(arrived, reports(REGISTRY, "2026-11-05T10:30", "FAMILY_CARE")));
    }

    @Test
    @Tag("SOP-4.2")
    void the_law_lets_a_school_report_from_the_third_day_on() {
        reports(REGISTRY, "2026-11-05T10:00", reportOf("2026-11-04"))
                .then(pupil.after(absent(FOUR)))
                .expectEventsMatching(
                        said(is(DropoutReported.class, told -> told.reportedOn().equals(LocalDate.of(2026, 11, 4)))));
        reports(REGISTRY, "2026-11-05T10:00", reportOf("2026-11-03"))
                .then(new WatchStories().after(absent(FOUR)))
                .expectException(Invalid.class)
                .expectExceptionMessage("[REPORTED_TOO_EARLY]");
    }

    private static DropoutReport reportOf(String day) {
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

    @Test
    @Tag("SOP-4.2")
    void one_report_meets_what_two_runs_of_one_absence_owe() {
        Step[] twice = and(
                and(absent(FOUR), marks(TEACHER, "2026-11-06", Mark.LEAVE_GRANTED, LeaveKind.SICK, "2026-11-06T08:30")),
                absent("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"));
        reports(REGISTRY, "2026-11-12T10:00", "FAMILY_CARE")
                .then(pupil.after(twice))
                .expectEventsMatching(said(
                        is(AbsenceDutyMet.class, met -> met.dutyId().equals(dutyId("2026-11-05", DROPOUT_REPORT))),
                        is(AbsenceDutyMet.class, met -> met.dutyId().equals(dutyId("2026-11-12", DROPOUT_REPORT)))));
    }

    @Test
    @Tag("SOP-4.2")
    void the_report_is_made_with_its_reasons_and_by_registry() {
        refused(
                AbsenceBlocker.REPORT_HAS_ITS_FORM,
                meets(REGISTRY, "2026-11-05", DROPOUT_REPORT, "2026-11-05T10:00"),
                absent(FOUR));
        refused(AbsenceBlocker.DUTY_OF_OTHERS, reports(TEACHER, "2026-11-05T10:00", "FAMILY_CARE"), absent(FOUR));
        refused(AbsenceBlocker.PUPIL_NOT_FOUND, reports(ELSEWHERE, "2026-11-05T10:00", "FAMILY_CARE"), absent(FOUR));
    }

    @Test
    void what_was_done_is_done_once() {
        Step[] before = and(absent("2026-11-02"), meets(TEACHER, "2026-11-02", CONTACT_FAMILY, "2026-11-02T10:00"));
        meets(TEACHER, "2026-11-02", CONTACT_FAMILY, "2026-11-02T11:00")
                .then(pupil.after(before))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        refused(
                AbsenceBlocker.DUTY_NOT_OPEN,
                waives(TEACHER, "2026-11-02", CONTACT_FAMILY, "2026-11-02T11:00"),
                before);
    }

    @Test
    @Tag("SOP-2.1")
    void what_another_office_tells_of_a_shared_visit_is_not_taken_as_if_it_were_kept() {
        Step[] visited = and(
                absent("2026-11-02", "2026-11-03"),
                meets(AFFAIRS, "2026-11-03", JOINT_HOME_VISIT, "2026-11-03T15:00", visit("家中無人應門")));
        refused(
                AbsenceBlocker.DUTY_DONE_OTHERWISE,
                meets(TEACHER, "2026-11-03", JOINT_HOME_VISIT, "2026-11-03T16:00", visit("鄰居說全家外出")),
                visited);
        refused(
                AbsenceBlocker.DUTY_OF_OTHERS,
                meets(REGISTRY, "2026-11-03", JOINT_HOME_VISIT, "2026-11-03T16:00", visit("鄰居說全家外出")),
                visited);
        meets(TEACHER, "2026-11-03", JOINT_HOME_VISIT, "2026-11-03T16:00", visit("家中無人應門"))
                .then(pupil.after(visited))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static Evidence visit(String note) {
        return new Evidence(
                LocalDate.of(2026, 11, 3),
                List.of(Participant.CLASS_TEACHER, Participant.STUDENT_AFFAIRS),
                List.of(),
                null,
                note);
    }

    @Test
    @Tag("SOP-2.1")
    @Tag("SOP-2.2")
    void a_home_visit_tells_who_went_along_with_the_worker_where_the_pupil_is_indigenous() {
        Step[] before =
                and(absent("2026-11-02", "2026-11-03"), declares(TEACHER, true, false, false, "2026-11-03T09:00"));

        meets(AFFAIRS, "2026-11-03", JOINT_HOME_VISIT, "2026-11-03T15:00", Participant.STUDENT_AFFAIRS)
                .then(pupil.after(before))
                .expectException(Invalid.class)
                .expectExceptionMessage("[CLASS_TEACHER_MISSING, INDIGENOUS_WORKER_MISSING]");
        meets(
                        AFFAIRS,
                        "2026-11-03",
                        JOINT_HOME_VISIT,
                        "2026-11-03T15:00",
                        Participant.STUDENT_AFFAIRS,
                        Participant.CLASS_TEACHER,
                        Participant.INDIGENOUS_WORKER)
                .then(new WatchStories().after(before))
                .expectEventsMatching(said(is(AbsenceDutyMet.class, met -> true)));
    }

    @Test
    @Tag("c14")
    void the_meeting_of_day_three_is_held_under_the_head_or_declined_with_a_reason() {
        meets(AFFAIRS, "2026-11-04", RESPONSE_MEETING, "2026-11-04T15:00", Participant.CLASS_TEACHER)
                .then(pupil.after(absent(THREE)))
                .expectException(Invalid.class)
                .expectExceptionMessage("[HEAD_MISSING]");
        waives(AFFAIRS, "2026-11-04", RESPONSE_MEETING, "2026-11-04T15:00")
                .then(new WatchStories().after(absent(THREE)))
                .expectEventsMatching(said(waived("2026-11-04", RESPONSE_MEETING, AbsenceWaiver.BY_SCHOOL)));
    }

    @Test
    void a_task_is_of_its_offices_and_the_head_may_say_it_is_not_needed() {
        refused(
                AbsenceBlocker.DUTY_OF_OTHERS,
                meets(COUNSELLING, "2026-11-02", CONTACT_FAMILY, "2026-11-02T10:00"),
                absent("2026-11-02"));
        refused(
                AbsenceBlocker.DUTY_OF_OTHERS,
                meets(HEAD, "2026-11-02", CONTACT_FAMILY, "2026-11-02T10:00"),
                absent("2026-11-02"));
        waives(HEAD, "2026-11-02", CONTACT_FAMILY, "2026-11-02T10:00")
                .then(pupil.after(absent("2026-11-02")))
                .expectEventsMatching(said(waived("2026-11-02", CONTACT_FAMILY, AbsenceWaiver.BY_SCHOOL)));
    }

    @Test
    void it_was_done_neither_tomorrow_nor_before_it_arose() {
        for (String doneOn : List.of("2026-11-03", "2026-11-01")) {
            Evidence evidence = new Evidence(LocalDate.parse(doneOn), List.of(), List.of(), null, "與母親通話");
            meets(TEACHER, "2026-11-02", CONTACT_FAMILY, "2026-11-02T10:00", evidence)
                    .then(new WatchStories().after(absent("2026-11-02")))
                    .expectException(Invalid.class);
        }
    }

    @Test
    void who_is_not_of_the_school_finds_nobody_and_who_has_another_office_may_not() {
        refused(
                AbsenceBlocker.PUPIL_NOT_FOUND,
                corrects(ELSEWHERE, "2026-11-02", Mark.PRESENT, null, "2026-11-02T10:00"),
                absent("2026-11-02"));
        refused(
                AbsenceBlocker.ATTENDANCE_ROLE_MAY_NOT,
                declares(REGISTRY, true, false, false, "2026-11-02T10:00"),
                absent("2026-11-02"));
        Step ofSeniorHigh = waives(SENIOR_HIGH_TUTOR, "2026-11-02", CONTACT_FAMILY, "2026-11-02T10:00");
        refused(AbsenceBlocker.ATTENDANCE_ROLE_MAY_NOT, ofSeniorHigh, absent("2026-11-02"));
        marks(HEAD, "2026-11-02", Mark.ABSENT, "2026-11-02T08:30")
                .then(pupil.unknown())
                .expectExceptionMessage(AbsenceBlocker.ATTENDANCE_ROLE_MAY_NOT.name());
    }

    @Test
    void nothing_is_written_about_a_pupil_whose_data_are_being_erased() {
        marks(TEACHER, "2026-11-02", Mark.ABSENT, "2026-11-02T08:30")
                .then(pupil.whoseDataAreBeingErased().unknown())
                .expectException(Refused.class)
                .expectExceptionMessage(AbsenceBlocker.PUPIL_IS_BEING_ERASED.name());
    }

    /** Of two days away, back on Monday 2026-11-02, and the case meeting held that day. */
    private static Step[] backAndMetAbout() {
        return and(
                absent("2026-10-29", "2026-10-30"),
                marks(TEACHER, "2026-11-02", Mark.PRESENT, "2026-11-02T08:30"),
                meets(
                        COUNSELLING,
                        "2026-11-02",
                        AbsenceDutyKind.CASE_MEETING_ON_RETURN,
                        "2026-11-02T10:00",
                        Participant.HEAD));
    }

    private void refused(AbsenceBlocker blocker, Step step, Step... before) {
        step.then(new WatchStories().after(before))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(blocker.name());
    }

    @SafeVarargs
    private static Matcher<List<EventMessage<?>>> said(Matcher<Object>... events) {
        return cast(Matchers.payloadsMatching(Matchers.listWithAllOf(events)));
    }

    private static Matcher<List<EventMessage<?>>> nothing(Matcher<Object> event) {
        return org.hamcrest.Matchers.not(said(event));
    }

    @Test
    @Tag("SOP-0.2")
    @Tag("SOP-0.5")
    void the_tutor_tells_of_a_vulnerable_family_and_who_says_nothing_of_it_leaves_it_so() {
        tellsOfVulnerableFamily(TEACHER, "2026-11-02T09:00")
                .then(pupil.after(absent("2026-11-02")))
                .expectEventsMatching(said(
                        is(PupilConditionsDeclared.class, PupilConditionsDeclared::vulnerableFamily),
                        opened("2026-11-02", AbsenceDutyKind.VULNERABLE_FAMILY_CARE)));
        declares(AFFAIRS, false, false, true, "2026-11-02T10:00")
                .then(new WatchStories()
                        .after(and(absent("2026-11-02"), tellsOfVulnerableFamily(TEACHER, "2026-11-02T09:00"))))
                .expectEventsMatching(
                        said(is(PupilConditionsDeclared.class, PupilConditionsDeclared::vulnerableFamily)));
    }

    @Test
    @Tag("SOP-0.3")
    void one_looks_again_on_the_first_school_day_of_the_month_and_the_check_is_opened_then() {
        Step[] sevenDays = absent(
                "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08", "2026-10-09");
        looks("2026-10-10T00:00").then(pupil.after(sevenDays));
        assertThat(pupil.looks().next()).contains(Attendance.moment("2026-11-02T00:00"));

        looks("2026-11-02T00:00")
                .then(new WatchStories().after(and(sevenDays, looks("2026-10-10T00:00"))))
                .expectEventsMatching(said(opened("2026-11-02", AbsenceDutyKind.MONTHLY_CHECK)));
    }

    @Test
    @Tag("SOP-0.3")
    void each_question_of_the_monthly_check_is_decided() {
        Step[] checked = and(
                absent(
                        "2026-10-01",
                        "2026-10-02",
                        "2026-10-05",
                        "2026-10-06",
                        "2026-10-07",
                        "2026-10-08",
                        "2026-10-09"),
                looks("2026-11-02T00:00"));

        for (Finding[] half : new Finding[][] {
            {}, {Finding.LISTED, Finding.HIGH_CARE}, {Finding.LISTED, Finding.NOT_LISTED, Finding.HIGH_CARE}
        }) {
            finds(AFFAIRS, "2026-11-02", AbsenceDutyKind.MONTHLY_CHECK, "2026-11-03T10:00", half)
                    .then(new WatchStories().after(checked))
                    .expectException(Invalid.class)
                    .expectExceptionMessage("[ANSWER_EACH]");
        }
        finds(
                        AFFAIRS,
                        "2026-11-02",
                        AbsenceDutyKind.MONTHLY_CHECK,
                        "2026-11-03T10:00",
                        Finding.NOT_LISTED,
                        Finding.NOT_HIGH_CARE,
                        Finding.NOT_BEHIND_IN_LESSONS)
                .then(new WatchStories().after(checked))
                .expectEventsMatching(said(
                        is(AbsenceDutyMet.class, met -> met.findings().contains(Finding.NOT_LISTED)),
                        opened("2026-11-03", AbsenceDutyKind.MONTHLY_CHECK_SIGNATURE)));
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("2.2")
    void a_corrected_birth_date_opens_the_follow_up_again_and_an_erased_one_does_not() {
        Step[] met = backAndMetAbout();
        WatchStories mistyped = new WatchStories().bornOn("2011-05-20");
        TestExecutor<AbsenceWatch> before = mistyped.after(met);
        mistyped.bornOn("2012-05-20");
        looks("2026-11-03T09:00")
                .then(before)
                .expectEventsMatching(said(opened("2026-11-02", AbsenceDutyKind.MONTHLY_EVALUATION)));

        WatchStories erased = new WatchStories().bornOn("2011-05-20");
        TestExecutor<AbsenceWatch> outgrown = erased.after(met);
        erased.whoseBirthDateWasErased();
        looks("2026-11-03T09:00").then(outgrown).expectNoEvents();

        WatchStories typed = new WatchStories();
        TestExecutor<AbsenceWatch> followed = typed.after(met);
        typed.bornOn("2011-05-20");
        Step look = looks("2026-11-03T09:00");
        TestExecutor<AbsenceWatch> waived = followed.andGivenCommands(
                List.of(new GenericCommandMessage<>(look.command(), MetaData.from(look.metaData()))));
        typed.whoseBirthDateWasErased();
        looks("2026-11-04T09:00").then(waived).expectNoEvents();
    }

    @Test
    @Tag("SOP-3.5")
    void an_evaluation_that_is_waived_is_asked_for_again_a_month_after_that() {
        Step[] met = backAndMetAbout();

        waives(COUNSELLING, "2026-11-02", AbsenceDutyKind.MONTHLY_EVALUATION, "2026-12-01T10:00")
                .then(pupil.after(met))
                .expectEventsMatching(said(
                        waived("2026-11-02", AbsenceDutyKind.MONTHLY_EVALUATION, AbsenceWaiver.BY_SCHOOL),
                        opened("2026-12-01", AbsenceDutyKind.MONTHLY_EVALUATION)));
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("L21")
    void nobody_is_found_stable_on_the_day_of_the_meeting_nor_closed_before_the_month_is_over() {
        Step[] met = backAndMetAbout();
        finds(COUNSELLING, "2026-11-02", AbsenceDutyKind.MONTHLY_EVALUATION, "2026-11-02T11:00", Finding.STABLE)
                .then(pupil.after(met))
                .expectExceptionMessage("[DONE_BEFORE_DUTY]");

        Step[] stable = and(
                met,
                finds(
                        COUNSELLING,
                        "2026-11-02",
                        AbsenceDutyKind.MONTHLY_EVALUATION,
                        "2026-12-02T10:00",
                        Finding.STABLE));
        finds(COUNSELLING, "2026-12-02", AbsenceDutyKind.CLOSING_EVALUATION, "2026-12-31T10:00", Finding.STABLE)
                .then(new WatchStories().after(stable))
                .expectExceptionMessage("[STABLE_TOO_SHORT]");
        finds(COUNSELLING, "2026-12-02", AbsenceDutyKind.CLOSING_EVALUATION, "2026-12-31T10:00", Finding.NOT_STABLE)
                .then(new WatchStories().after(stable))
                .expectEventsMatching(said(
                        is(AbsenceDutyMet.class, event -> true),
                        opened("2026-12-31", AbsenceDutyKind.MONTHLY_EVALUATION),
                        opened("2026-12-31", AbsenceDutyKind.REVIEW_MEETING)));
    }

    @SuppressWarnings("unchecked")
    private static Matcher<List<EventMessage<?>>> cast(Matcher<?> matcher) {
        return (Matcher<List<EventMessage<?>>>) matcher;
    }

    private static Matcher<Object> recorded(Mark mark, int inARow) {
        return is(AttendanceRecorded.class, event -> event.mark() == mark && event.inARow() == inARow);
    }

    private static Matcher<Object> opened(String day, AbsenceDutyKind kind) {
        return is(AbsenceDutyOpened.class, event -> event.dutyId().equals(dutyId(day, kind)));
    }

    private static Matcher<Object> missed(String day, AbsenceDutyKind kind) {
        return is(AbsenceDutyMissed.class, event -> event.dutyId().equals(dutyId(day, kind)));
    }

    private static Matcher<Object> waived(String day, AbsenceDutyKind kind, AbsenceWaiver ground) {
        return is(
                AbsenceDutyWaived.class, event -> event.dutyId().equals(dutyId(day, kind)) && event.ground() == ground);
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
