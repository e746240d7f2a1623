package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_CLOSURE_SUGGESTION;
import static org.rejoin.command.casefile.CaseFileBlocker.REASON_NOT_ALLOWED_FOR_TYPE;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.TYPE_CLOSES_AUTOMATICALLY;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CAME_BACK;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.FIRST;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.THIRD;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VISIT;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.closable;
import static org.rejoin.command.casefile.CaseFileStories.fitting;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.CaseFileStories.tracked;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TransferInMatched;

@Tag("T11")
@Tag("R-CLS-01")
class CloseCaseTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("R-CLS-10")
    void the_principal_reporter_closes_what_is_suggested() {
        caseFile.given(CLOSABLE_CASE)
                .when(close(RETURNED_TO_SCHOOL), by(REGISTRAR))
                .expectEvents(new CaseClosed(
                        CASE, RETURNED_TO_SCHOOL, "已穩定到校", FILER.account(), fitting(RETURNED_TO_SCHOOL), null));
    }

    @ParameterizedTest
    @MethodSource("org.rejoin.command.casefile.ClosingPolicyTest#everyTypeAndReason")
    @Tag("R-TRK-08")
    void the_reason_is_one_of_the_matrix(LeavingType type, ClosureReason reason, boolean allowed) {
        ResultValidator<CaseFile> result = caseFile.given(closable(type)).when(close(reason), by(REGISTRAR));
        if (allowed) {
            result.expectEvents(new CaseClosed(CASE, reason, "已穩定到校", FILER.account(), fitting(reason), null));
        } else {
            result.expectNoEvents()
                    .expectException(refused(
                            type == LONG_TERM_ABSENCE ? TYPE_CLOSES_AUTOMATICALLY : REASON_NOT_ALLOWED_FOR_TYPE));
        }
    }

    @Test
    @Tag("c19")
    void a_case_reported_with_a_suggestion_is_closed_at_once() {
        caseFile.given(and(
                        FILED_CASE,
                        new TrackingRecordSubmitted(
                                CASE, FIRST, 1, CAME_BACK, FILER.account(), CaseStatus.PENDING_REPORT),
                        new ClosureSuggested(
                                CASE, FIRST, RETURNED_TO_SCHOOL, "已返校", FILER.account(), CaseStatus.PENDING_REPORT),
                        new CaseReported(CASE, CaseStatus.PENDING_CLOSURE, 17, 17)))
                .when(close(RETURNED_TO_SCHOOL), by(REGISTRAR))
                .expectEvents(new CaseClosed(
                        CASE, RETURNED_TO_SCHOOL, "已穩定到校", FILER.account(), fitting(RETURNED_TO_SCHOOL), null));
    }

    @Test
    void nobody_else_closes() {
        expectRefusal(CLOSABLE_CASE, FILER, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, COUNSELLOR, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, MANAGER, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, COUNTY_OFFICER, NOT_PRINCIPAL);
        expectRefusal(CLOSABLE_CASE, AGENCY, NOT_PRINCIPAL);
    }

    @Test
    @Tag("R-CLS-02")
    @Tag("R-ST-02")
    void the_latest_record_must_suggest_it() {
        expectRefusal(TRACKED_CASE, REGISTRAR, NO_CLOSURE_SUGGESTION);
        expectRefusal(
                and(
                        CLOSABLE_CASE,
                        new TrackingRecordSubmitted(CASE, THIRD, 3, VISIT, FILER.account(), CaseStatus.PENDING_CLOSURE),
                        new ClosureSuggestionLapsed(CASE, CaseStatus.TRACKING)),
                REGISTRAR,
                NO_CLOSURE_SUGGESTION);
    }

    @Test
    @Tag("T12")
    void a_reopened_case_needs_a_new_suggestion() {
        expectRefusal(and(CLOSED_CASE, new CaseReopened(CASE, "誤結")), REGISTRAR, NO_CLOSURE_SUGGESTION);
    }

    @Test
    @Tag("T19")
    @Tag("c3")
    void an_arrival_alone_does_not_close_a_case() {
        expectRefusal(
                and(TRACKED_CASE, new TransferInMatched(CASE, THIRD, "990002", "2026-11")),
                REGISTRAR,
                NO_CLOSURE_SUGGESTION);
    }

    @Test
    void only_a_reported_and_open_case_is_closed() {
        expectRefusal(DRAFT_CASE, REGISTRAR, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
        expectRefusal(FILED_CASE, REGISTRAR, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
        expectRefusal(PENDING_CASE, REGISTRAR, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
        expectRefusal(RETURNED_CASE, REGISTRAR, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
        expectRefusal(CLOSED_CASE, REGISTRAR, ALREADY_CLOSED);
        expectRefusal(VOIDED_FILING, REGISTRAR, VOIDED);
        expectRefusal(VOIDED_CASE, REGISTRAR, VOIDED);
    }

    @Test
    @Tag("R-LTA-02")
    void long_term_absence_is_not_closed_by_hand() {
        caseFile.given(tracked(LONG_TERM_ABSENCE))
                .when(close(RETURNED_TO_SCHOOL), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(TYPE_CLOSES_AUTOMATICALLY));
        expectRefusal(paused(), REGISTRAR, TYPE_CLOSES_AUTOMATICALLY, TEMPORARILY_CLOSED);
    }

    @Test
    void all_reasons_are_told_at_once() {
        caseFile.given(PENDING_CASE)
                .when(close(TURNED_18), by(FILER))
                .expectNoEvents()
                .expectException(
                        refused(NOT_PRINCIPAL, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION, REASON_NOT_ALLOWED_FOR_TYPE));
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, close(RETURNED_TO_SCHOOL));
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseFileBlocker... blockers) {
        caseFile.given(story)
                .when(close(RETURNED_TO_SCHOOL), by(actor))
                .expectNoEvents()
                .expectException(refused(blockers));
    }

    private static CloseCase close(ClosureReason reason) {
        return new CloseCase(ID, reason, "已穩定到校", fitting(reason));
    }
}
