package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.caseFile;
import static org.rejoin.command.casefile.CaseFileStories.otherCase;
import static org.rejoin.command.casefile.CaseFileStories.otherFiled;
import static org.rejoin.command.casefile.CaseFileStories.reportedElsewhere;
import static org.rejoin.command.casefile.CaseFileStories.reserved;
import static org.rejoin.command.casefile.CaseFileStories.tracked;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.Moment;
import org.rejoin.command.casefile.CaseFileCommand.CloseIfOver;
import org.rejoin.command.casefile.CaseFileCommand.FollowOtherCases;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.SemesterDates;

/** A long-term absence reported on 12 October, beside other cases of the student in the unit. */
class FollowOtherCasesTest {

    private static final LocalDate ADULT_ON = LocalDate.of(2028, 1, 1);
    private static final String OTHER = otherCase(UNEXCUSED_ABSENCE);
    private static final LongTermAbsencePaused PAUSED = new LongTermAbsencePaused(CASE, OTHER);
    private static final List<CaseFileEvent> TRACKING = tracked(LONG_TERM_ABSENCE);
    private static final List<CaseFileEvent> TEMP_CLOSED = and(TRACKING, PAUSED);

    private final FixtureConfiguration<CaseFile> caseFile = caseFile();
    private StudentCases cases;

    @BeforeEach
    void longTermAbsence() {
        cases = reserved(LONG_TERM_ABSENCE);
        cases.reported(CASE, LocalDate.of(2026, 10, 12), ADULT_ON);
    }

    @Test
    @Tag("T15")
    @Tag("R-LTA-03")
    void it_pauses_when_another_case_is_reported_not_when_it_is_filed() {
        otherFiled(UNEXCUSED_ABSENCE);
        caseFile.given(TRACKING)
                .when(new FollowOtherCases(ID), on("2026-11-16"))
                .expectNoEvents();

        report();
        caseFile.given(TRACKING)
                .when(new FollowOtherCases(ID), on("2026-11-16"))
                .expectEvents(PAUSED);
        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2026-11-17"))
                .expectNoEvents();
    }

    @Test
    @Tag("T16")
    @Tag("R-LTA-04")
    void it_resumes_when_the_other_is_closed_within_the_same_semester() {
        otherEnded(ClosureReason.RETURNED_TO_SCHOOL);
        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2027-01-31"))
                .expectEvents(new LongTermAbsenceResumed(CASE, OTHER));
    }

    @Test
    @Tag("T16")
    @Tag("R-LTA-04")
    void it_does_not_resume_when_the_semester_is_over() {
        otherEnded(ClosureReason.RETURNED_TO_SCHOOL);
        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2027-02-01"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"ABROAD", "DECEASED"})
    @Tag("T17")
    @Tag("c7")
    void what_ends_for_good_after_the_semester_does_not_come_before_its_end(ClosureReason reason) {
        otherEnded(reason, LocalDate.of(2027, 2, 1));
        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2027-02-01"))
                .expectNoEvents();
        caseFile.given(TEMP_CLOSED)
                .when(new CloseIfOver(ID), on("2027-02-02"))
                .expectEvents(new CaseClosedAutomatically(
                        CASE,
                        ClosureReason.SEMESTER_END,
                        ClosingRule.SEMESTER_END,
                        null,
                        new SemesterDates("115-1", LocalDate.of(2027, 1, 31), "DEFAULT"),
                        null));
    }

    @ParameterizedTest
    @EnumSource(names = {"ABROAD", "DECEASED"})
    @Tag("T17")
    @Tag("c7")
    void what_ended_for_good_on_its_last_day_closes_it_too_however_late_one_hears_of_it(ClosureReason reason) {
        otherEnded(reason, LocalDate.of(2027, 1, 31));
        CaseClosedAutomatically closed =
                new CaseClosedAutomatically(CASE, reason, ClosingRule.OTHER_CASE_CLOSED, null, null, OTHER);

        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2027-02-03"))
                .expectEvents(closed);
        caseFile.given(TEMP_CLOSED).when(new CloseIfOver(ID), on("2027-02-03")).expectEvents(closed);
    }

    @Test
    @Tag("c7")
    void it_resumes_when_the_other_is_voided() {
        otherFiled(UNEXCUSED_ABSENCE);
        report();
        cases.voided(OTHER, LocalDate.of(2026, 12, 4));
        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2026-12-04"))
                .expectEvents(new LongTermAbsenceResumed(CASE, OTHER));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "DECEASED",
                "OTHER_SENIOR_HIGH",
                "COLLEGE_OR_EXPERIMENTAL",
                "ABROAD",
                "ENROLMENT_GIVEN_UP",
                "ENROLMENT_ANNULLED",
                "TURNED_18"
            })
    @Tag("c7")
    void it_closes_too_when_the_other_was_closed_for_good_also_where_the_pause_came_too_late(ClosureReason reason) {
        otherEnded(reason);
        CaseClosedAutomatically closed =
                new CaseClosedAutomatically(CASE, reason, ClosingRule.OTHER_CASE_CLOSED, null, null, OTHER);

        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2026-12-04"))
                .expectEvents(closed);
        caseFile.given(TRACKING)
                .when(new FollowOtherCases(ID), on("2026-12-04"))
                .expectEvents(closed);
        caseFile.given(and(TEMP_CLOSED, closed))
                .when(new FollowOtherCases(ID), on("2026-12-05"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"RETURNED_TO_SCHOOL", "COURT_CUSTODY", "ABSENCE_7D_TO_SUSPENSION", "SUSPENSION_TO_TRANSFER"})
    @Tag("c7")
    void after_any_other_reason_it_goes_on(ClosureReason reason) {
        otherEnded(reason);
        caseFile.given(TEMP_CLOSED)
                .when(new FollowOtherCases(ID), on("2026-12-04"))
                .expectEvents(new LongTermAbsenceResumed(CASE, OTHER));
    }

    @Test
    @Tag("c26")
    void it_is_paused_again_when_the_closure_of_the_other_is_cancelled() {
        otherEnded(ClosureReason.RETURNED_TO_SCHOOL);
        cases.reopened(OTHER, ADULT_ON);
        caseFile.given(and(TEMP_CLOSED, new LongTermAbsenceResumed(CASE, OTHER)))
                .when(new FollowOtherCases(ID), on("2026-12-05"))
                .expectEvents(PAUSED);
    }

    @Test
    @Tag("T15")
    void a_report_heard_of_only_after_its_case_was_closed_pauses_nothing() {
        otherEnded(ClosureReason.RETURNED_TO_SCHOOL);
        caseFile.given(TRACKING)
                .when(new FollowOtherCases(ID), on("2026-12-04"))
                .expectNoEvents();
    }

    @Test
    @Tag("c7")
    void a_closure_from_before_the_report_closes_nothing() {
        otherEnded(ClosureReason.DECEASED);
        cases.reported(CASE, LocalDate.of(2026, 12, 10), ADULT_ON);
        caseFile.given(TRACKING)
                .when(new FollowOtherCases(ID), on("2026-12-11"))
                .expectNoEvents();
    }

    @Test
    @Tag("R-LTA-03")
    void a_case_of_another_unit_is_not_its_business() {
        reportedElsewhere(UNEXCUSED_ABSENCE);
        caseFile.given(TRACKING)
                .when(new FollowOtherCases(ID), on("2026-11-16"))
                .expectNoEvents();
    }

    @Test
    @Tag("R-LTA-03")
    void no_other_type_follows_another_case() {
        otherFiled(LeavingType.SUSPENSION);
        cases.reported(otherCase(LeavingType.SUSPENSION), LocalDate.of(2026, 11, 16), ADULT_ON);
        caseFile.given(tracked(UNEXCUSED_ABSENCE))
                .when(new FollowOtherCases(ID), on("2026-11-16"))
                .expectNoEvents();
    }

    private void otherEnded(ClosureReason reason) {
        otherEnded(reason, LocalDate.of(2026, 12, 4));
    }

    private void otherEnded(ClosureReason reason, LocalDate day) {
        otherFiled(UNEXCUSED_ABSENCE);
        report();
        cases.closed(OTHER, reason, day);
    }

    private void report() {
        cases.reported(OTHER, LocalDate.of(2026, 11, 16), ADULT_ON);
    }

    private static Map<String, ?> on(String day) {
        return by(Actor.SYSTEM, new Moment(LocalDate.parse(day).atTime(12, 0).atZone(ZoneId.of("Asia/Taipei"))));
    }
}
