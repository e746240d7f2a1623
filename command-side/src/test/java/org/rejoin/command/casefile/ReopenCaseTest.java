package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.CLOSED_BY_SYSTEM;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_LATEST_CASE;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.closedFor;
import static org.rejoin.command.casefile.CaseFileStories.otherCase;
import static org.rejoin.command.casefile.CaseFileStories.otherClosed;
import static org.rejoin.command.casefile.CaseFileStories.otherFiled;
import static org.rejoin.command.casefile.CaseFileStories.otherReported;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.reportedElsewhere;
import static org.rejoin.command.casefile.CaseFileStories.reserved;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;
import static org.rejoin.event.casefile.LeavingType.TRANSFER;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.casefile.CaseFileCommand.ReopenCase;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;

@Tag("T12")
@Tag("R-CLS-20")
class ReopenCaseTest {

    private static final CaseReopened REOPENED = new CaseReopened(CASE, "誤結");

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    void the_principal_reporter_reopens_a_closed_case() {
        caseFile.given(CLOSED_CASE).when(reopen(), by(REGISTRAR)).expectEvents(REOPENED);
    }

    @Test
    void nobody_else_reopens() {
        expectRefusal(CLOSED_CASE, FILER, NOT_PRINCIPAL);
        expectRefusal(CLOSED_CASE, COUNSELLOR, NOT_PRINCIPAL);
        expectRefusal(CLOSED_CASE, MANAGER, NOT_PRINCIPAL);
        expectRefusal(CLOSED_CASE, COUNTY_OFFICER, NOT_PRINCIPAL);
        expectRefusal(CLOSED_CASE, AGENCY, NOT_PRINCIPAL);
    }

    @Test
    void only_what_is_closed_is_reopened() {
        for (List<CaseFileEvent> story :
                List.of(DRAFT_CASE, FILED_CASE, PENDING_CASE, RETURNED_CASE, TRACKED_CASE, CLOSABLE_CASE, paused())) {
            expectRefusal(story, REGISTRAR, NOT_CLOSED);
        }
        expectRefusal(and(CLOSED_CASE, REOPENED), REGISTRAR, NOT_CLOSED);
        expectRefusal(VOIDED_FILING, REGISTRAR, NOT_CLOSED, VOIDED);
        expectRefusal(VOIDED_CASE, REGISTRAR, NOT_CLOSED, VOIDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ClosureReason.class,
            names = {"TURNED_18", "SEMESTER_END"})
    void what_the_system_closed_stays_closed(ClosureReason reason) {
        expectRefusal(closedFor(reason), REGISTRAR, CLOSED_BY_SYSTEM);
    }

    @ParameterizedTest
    @EnumSource(value = LeavingType.class, names = "LONG_TERM_ABSENCE", mode = EnumSource.Mode.EXCLUDE)
    void another_open_case_comes_first(LeavingType other) {
        closedHere();
        StudentCases cases = otherFiled(other);
        expectRefusal(CLOSED_CASE, REGISTRAR, OTHER_CASE_OPEN);
        cases.reported(otherCase(other), LocalDate.of(2026, 11, 2), LocalDate.of(2028, 1, 1));
        expectRefusal(CLOSED_CASE, REGISTRAR, OTHER_CASE_OPEN);
        cases.voided(otherCase(other), CaseFileStories.ENDED);
        caseFile.given(CLOSED_CASE).when(reopen(), by(REGISTRAR)).expectEvents(REOPENED);
    }

    @Test
    @Tag("c26")
    void a_resumed_long_term_absence_does_not_count_as_open() {
        closedHere();
        otherReported(LONG_TERM_ABSENCE);
        caseFile.given(CLOSED_CASE).when(reopen(), by(REGISTRAR)).expectEvents(REOPENED);
    }

    @Test
    void an_open_case_of_another_unit_does_not_count() {
        closedHere();
        reportedElsewhere(SUSPENSION);
        caseFile.given(CLOSED_CASE).when(reopen(), by(REGISTRAR)).expectEvents(REOPENED);
    }

    @Test
    void only_the_most_recently_closed_case_is_reopened() {
        StudentCases cases = otherReported(SUSPENSION);
        closedHere();
        cases.closed(otherCase(SUSPENSION), ClosureReason.RETURNED_TO_SCHOOL, CaseFileStories.ENDED);
        expectRefusal(CLOSED_CASE, REGISTRAR, NOT_LATEST_CASE);
    }

    @Test
    void a_case_closed_before_this_one_does_not_matter() {
        otherClosed(SUSPENSION);
        closedHere();
        caseFile.given(CLOSED_CASE).when(reopen(), by(REGISTRAR)).expectEvents(REOPENED);
    }

    @Test
    void all_reasons_are_told_at_once() {
        closedHere();
        otherClosed(SUSPENSION);
        otherReported(TRANSFER);
        expectRefusal(closedFor(TURNED_18), FILER, NOT_PRINCIPAL, CLOSED_BY_SYSTEM, OTHER_CASE_OPEN, NOT_LATEST_CASE);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, reopen());
    }

    private static void closedHere() {
        reserved(UNEXCUSED_ABSENCE).closed(CASE, ClosureReason.RETURNED_TO_SCHOOL, CaseFileStories.ENDED);
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseFileBlocker... blockers) {
        caseFile.given(story).when(reopen(), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private static ReopenCase reopen() {
        return new ReopenCase(ID, "誤結");
    }
}
