package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.SUBMITTED;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.caseFile;
import static org.rejoin.command.casefile.CaseFileStories.reserved;
import static org.rejoin.command.casefile.CaseFileStories.started;
import static org.rejoin.command.casefile.CaseFileStories.tracked;
import static org.rejoin.command.casefile.FormBuilder.form;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.command.Moment;
import org.rejoin.command.calendar.KnownCalendars;
import org.rejoin.command.casefile.CaseFileCommand.CloseIfOver;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.event.Actor;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.SemesterDates;
import org.rejoin.event.casefile.TrackingRecordSubmitted;

class CloseIfOverTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(2026, 11, 21);
    private static final LongTermAbsencePaused PAUSED = new LongTermAbsencePaused(CASE, "2026-990001-0002");
    private static final SemesterDates FIRST_SEMESTER =
            new SemesterDates("115-1", LocalDate.of(2027, 1, 31), "DEFAULT");

    private final FixtureConfiguration<CaseFile> caseFile = caseFile();

    @ParameterizedTest
    @CsvSource({"UNEXCUSED_ABSENCE", "SUSPENSION", "TRANSFER", "LONG_TERM_ABSENCE"})
    @Tag("T13")
    @Tag("R-AGE-02")
    void a_case_of_any_type_closes_on_the_18th_birthday_and_not_before(LeavingType type) {
        reserved(type);
        List<CaseFileEvent> story = bornIn2008(tracked(type));

        caseFile.given(story).when(new CloseIfOver(ID), on("2026-11-20")).expectNoEvents();
        caseFile.given(story).when(new CloseIfOver(ID), on("2026-11-21")).expectEvents(turned18());
    }

    @Test
    @Tag("T13")
    void one_that_waits_for_closure_closes_too() {
        reserved(UNEXCUSED_ABSENCE);
        caseFile.given(bornIn2008(CLOSABLE_CASE))
                .when(new CloseIfOver(ID), on("2026-11-21"))
                .expectEvents(turned18());
    }

    @Test
    @Tag("T13")
    @Tag("c7")
    void a_paused_long_term_absence_closes_too() {
        reserved(LONG_TERM_ABSENCE);
        caseFile.given(and(bornIn2008(tracked(LONG_TERM_ABSENCE)), PAUSED))
                .when(new CloseIfOver(ID), on("2026-11-24"))
                .expectEvents(turned18());
    }

    @Test
    @Tag("R-AGE-02")
    void by_setting_it_closes_at_the_end_of_the_semester_of_the_birthday() {
        Adulthood atSemesterEnd = new Adulthood(Adulthood.Closing.SEMESTER_END);
        SchoolCalendar calendar = KnownCalendars.on(MigratedDatabase.emptied()).ofUnit("990001");
        LocalDate birthDate = LocalDate.of(2008, 11, 21);

        assertThat(atSemesterEnd.closure(CASE, birthDate, calendar, LocalDate.of(2027, 1, 30)))
                .isEmpty();
        assertThat(atSemesterEnd.closure(CASE, birthDate, calendar, LocalDate.of(2027, 1, 31)))
                .contains(new CaseClosedAutomatically(
                        CASE,
                        ClosureReason.TURNED_18,
                        ClosingRule.SEMESTER_OF_BIRTHDAY,
                        BIRTHDAY,
                        FIRST_SEMESTER,
                        null));
        assertThat(atSemesterEnd.closure(CASE, null, calendar, LocalDate.of(2040, 1, 31)))
                .as("birth date erased")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2008-11-21, 2026-11-21", "2008-02-29, 2026-03-01", "2008-02-28, 2026-02-28", "2010-03-01, 2028-03-01"})
    @Tag("L09")
    void who_was_born_on_the_29th_of_february_turns_18_when_the_28th_is_over(LocalDate birthDate, LocalDate adultOn) {
        assertThat(Adulthood.adultOn(birthDate)).isEqualTo(adultOn);
    }

    @Test
    @Tag("T13")
    void what_is_closed_or_not_reported_stays_as_it_is() {
        caseFile.given(bornIn2008(CLOSED_CASE))
                .when(new CloseIfOver(ID), on("2026-11-21"))
                .expectNoEvents();
        caseFile.given(and(bornIn2008(tracked(UNEXCUSED_ABSENCE)), turned18()))
                .when(new CloseIfOver(ID), on("2026-11-22"))
                .expectNoEvents();
        caseFile.given(and(
                        bornIn2008(CaseFileStories.draft(UNEXCUSED_ABSENCE)),
                        SUBMITTED,
                        new TrackingRecordSubmitted(
                                CASE, "r", 1, CaseFileStories.VISIT, "tutor-a", CaseStatus.PENDING_REPORT)))
                .when(new CloseIfOver(ID), on("2026-11-21"))
                .expectNoEvents();
    }

    @Test
    @Tag("T14")
    @Tag("R-LTA-02")
    void a_long_term_absence_closes_in_the_night_after_the_last_day_of_its_semester() {
        reserved(LONG_TERM_ABSENCE).reported(CASE, LocalDate.of(2026, 10, 12), LocalDate.of(2028, 1, 1));
        List<CaseFileEvent> story = tracked(LONG_TERM_ABSENCE);

        caseFile.given(story).when(new CloseIfOver(ID), on("2027-01-31")).expectNoEvents();
        caseFile.given(story).when(new CloseIfOver(ID), on("2027-02-01")).expectEvents(semesterEnd());
        caseFile.given(story).when(new CloseIfOver(ID), on("2027-09-01")).expectEvents(semesterEnd());
    }

    @Test
    @Tag("T17")
    void a_paused_one_closes_with_its_semester_too() {
        reserved(LONG_TERM_ABSENCE).reported(CASE, LocalDate.of(2026, 10, 12), LocalDate.of(2028, 1, 1));
        caseFile.given(and(tracked(LONG_TERM_ABSENCE), PAUSED))
                .when(new CloseIfOver(ID), on("2027-02-01"))
                .expectEvents(semesterEnd());
    }

    @Test
    @Tag("T14")
    void the_other_types_outlive_the_semester() {
        reserved(UNEXCUSED_ABSENCE).reported(CASE, LocalDate.of(2026, 10, 12), LocalDate.of(2028, 1, 1));
        caseFile.given(tracked(UNEXCUSED_ABSENCE))
                .when(new CloseIfOver(ID), on("2027-02-01"))
                .expectNoEvents();
    }

    private static List<CaseFileEvent> bornIn2008(List<CaseFileEvent> story) {
        LeavingType type = ((FilingStarted) story.get(0)).leavingType();
        return and(
                List.of(started(type, form().bornOn(LocalDate.of(2008, 11, 21)).build())),
                story.subList(1, story.size()).toArray(CaseFileEvent[]::new));
    }

    private static CaseClosedAutomatically turned18() {
        return new CaseClosedAutomatically(CASE, ClosureReason.TURNED_18, ClosingRule.BIRTHDAY, BIRTHDAY, null, null);
    }

    private static CaseClosedAutomatically semesterEnd() {
        return new CaseClosedAutomatically(
                CASE, ClosureReason.SEMESTER_END, ClosingRule.SEMESTER_END, null, FIRST_SEMESTER, null);
    }

    private static Map<String, ?> on(String day) {
        return by(Actor.SYSTEM, new Moment(LocalDate.parse(day).atTime(0, 5).atZone(ZoneId.of("Asia/Taipei"))));
    }
}
