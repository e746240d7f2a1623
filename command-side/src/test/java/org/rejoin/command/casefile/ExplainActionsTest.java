package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_REPORTED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_SUBMITTED;
import static org.rejoin.command.casefile.CaseFileBlocker.FORM_IS_FROZEN;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_SUBMITTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_THE_FILER;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_CLOSURE_SUGGESTION;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_TRACKING_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.REPORTED_NEEDS_LETTER;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.otherReported;
import static org.rejoin.command.casefile.CaseFileStories.reserved;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.ExplainActions;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.ClosureReason;

@Tag("R-ST-01")
@Tag("R-ST-02")
class ExplainActionsTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    void the_principal_reporter_of_a_filing_without_records_is_told_why_the_report_is_locked() {
        expect(
                FILED_CASE,
                REGISTRAR,
                Map.of(
                        CaseAction.REVISE_FORM, List.of(NOT_THE_FILER, FORM_IS_FROZEN),
                        CaseAction.SUBMIT, List.of(NOT_THE_FILER, ALREADY_SUBMITTED),
                        CaseAction.SUGGEST_CLOSURE, List.of(NOT_REPORTED_YET),
                        CaseAction.GRANT_REGISTER_OVERRIDE, List.of(ROLE_MAY_NOT, NOT_REPORTED_YET),
                        CaseAction.REPORT, List.of(NO_TRACKING_RECORD),
                        CaseAction.DECLINE_CLOSURE, List.of(NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION),
                        CaseAction.CLOSE, List.of(NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION),
                        CaseAction.REOPEN, List.of(NOT_CLOSED)));
    }

    @Test
    void the_principal_reporter_of_a_tracked_case_is_told_why_the_closure_is_locked() {
        expect(
                TRACKED_CASE,
                REGISTRAR,
                Map.of(
                        CaseAction.REVISE_FORM, List.of(NOT_THE_FILER, FORM_IS_FROZEN, ALREADY_REPORTED),
                        CaseAction.SUBMIT, List.of(NOT_THE_FILER, FORM_IS_FROZEN, ALREADY_REPORTED),
                        CaseAction.RECHECK_REGISTER, List.of(ALREADY_REPORTED),
                        CaseAction.GRANT_REGISTER_OVERRIDE, List.of(ROLE_MAY_NOT),
                        CaseAction.REPORT, List.of(ALREADY_REPORTED),
                        CaseAction.RETURN, List.of(ALREADY_REPORTED),
                        CaseAction.VOID, List.of(REPORTED_NEEDS_LETTER),
                        CaseAction.DECLINE_CLOSURE, List.of(NO_CLOSURE_SUGGESTION),
                        CaseAction.CLOSE, List.of(NO_CLOSURE_SUGGESTION),
                        CaseAction.REOPEN, List.of(NOT_CLOSED)));
    }

    @Test
    void the_filer_of_a_draft_may_revise_and_submit_it() {
        expect(
                DRAFT_CASE,
                FILER,
                Map.of(
                        CaseAction.GRANT_REGISTER_OVERRIDE, List.of(ROLE_MAY_NOT, NOT_REPORTED_YET),
                        CaseAction.ADD_TRACKING_RECORD, List.of(NOT_SUBMITTED_YET),
                        CaseAction.SUGGEST_CLOSURE, List.of(NOT_REPORTED_YET),
                        CaseAction.REPORT, List.of(NOT_PRINCIPAL, NOT_SUBMITTED_YET, NO_TRACKING_RECORD),
                        CaseAction.RETURN, List.of(NOT_PRINCIPAL),
                        CaseAction.VOID, List.of(NOT_PRINCIPAL),
                        CaseAction.DECLINE_CLOSURE, List.of(NOT_PRINCIPAL, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION),
                        CaseAction.CLOSE, List.of(NOT_PRINCIPAL, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION),
                        CaseAction.REOPEN, List.of(NOT_PRINCIPAL, NOT_CLOSED),
                        CaseAction.ASSIGN_TRACKER, List.of(NOT_PRINCIPAL)));
    }

    @Test
    @Tag("T18")
    void the_agency_may_void_a_reported_case_or_spare_it_the_register_and_nothing_else() {
        expect(
                CLOSABLE_CASE,
                AGENCY,
                Map.ofEntries(
                        Map.entry(CaseAction.REVISE_FORM, List.of(NOT_THE_FILER, FORM_IS_FROZEN, ALREADY_REPORTED)),
                        Map.entry(CaseAction.SUBMIT, List.of(NOT_THE_FILER, FORM_IS_FROZEN, ALREADY_REPORTED)),
                        Map.entry(CaseAction.RECHECK_REGISTER, List.of(NOT_THE_FILER, ALREADY_REPORTED)),
                        Map.entry(CaseAction.ADD_TRACKING_RECORD, List.of(ROLE_MAY_NOT)),
                        Map.entry(CaseAction.WITHDRAW_TRACKING_RECORD, List.of(ROLE_MAY_NOT)),
                        Map.entry(CaseAction.SUGGEST_CLOSURE, List.of(ROLE_MAY_NOT)),
                        Map.entry(CaseAction.REPORT, List.of(NOT_PRINCIPAL, ALREADY_REPORTED)),
                        Map.entry(CaseAction.RETURN, List.of(NOT_PRINCIPAL, ALREADY_REPORTED)),
                        Map.entry(CaseAction.DECLINE_CLOSURE, List.of(NOT_PRINCIPAL)),
                        Map.entry(CaseAction.CLOSE, List.of(NOT_PRINCIPAL)),
                        Map.entry(CaseAction.REOPEN, List.of(NOT_PRINCIPAL, NOT_CLOSED)),
                        Map.entry(CaseAction.ASSIGN_TRACKER, List.of(NOT_PRINCIPAL))));
    }

    @Test
    @Tag("R-CLS-20")
    void other_cases_of_the_student_are_looked_at() {
        reserved(UNEXCUSED_ABSENCE).closed(CASE, ClosureReason.RETURNED_TO_SCHOOL, CaseFileStories.ENDED);
        otherReported(SUSPENSION);
        caseFile.given(CLOSED_CASE)
                .when(new ExplainActions(ID), by(REGISTRAR))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(explaining(CaseAction.REOPEN, OTHER_CASE_OPEN));
    }

    @Test
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, new ExplainActions(ID));
    }

    /** What is not named is allowed. */
    private void expect(List<CaseFileEvent> story, Actor actor, Map<CaseAction, List<CaseFileBlocker>> blockers) {
        caseFile.given(story)
                .when(new ExplainActions(ID), by(actor))
                .expectNoEvents()
                .expectResultMessagePayload(Stream.of(CaseAction.values())
                        .map(action -> explained(action, blockers.getOrDefault(action, List.of())))
                        .toList());
    }

    private static Matcher<Iterable<? super ExplainedAction>> explaining(
            CaseAction action, CaseFileBlocker... blockers) {
        return Matchers.hasItem(explained(action, List.of(blockers)));
    }

    // in these stories the return to the school is suggested, which is compared with the register
    private static ExplainedAction explained(CaseAction action, List<CaseFileBlocker> blockers) {
        return new ExplainedAction(
                action,
                blockers,
                List.of(),
                action == CaseAction.CLOSE && blockers.isEmpty(),
                ClosingPolicy.reasonsFor(action, UNEXCUSED_ABSENCE));
    }
}
