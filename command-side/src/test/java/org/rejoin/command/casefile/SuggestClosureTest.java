package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.REASON_NOT_ALLOWED_FOR_TYPE;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.TYPE_CLOSES_AUTOMATICALLY;
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
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR_TRACKS;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.invalid;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.CaseFileStories.tracked;
import static org.rejoin.event.casefile.ClosureReason.ABROAD;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;
import static org.rejoin.event.casefile.ClosureReason.SEMESTER_END;
import static org.rejoin.event.casefile.ClosureReason.SUSPENSION_TO_TRANSFER;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.SuggestClosure;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;

@Tag("T09")
@Tag("R-CLS-02")
class SuggestClosureTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("R-GRN-02")
    void whoever_may_track_suggests_closure() {
        expectSuggestion(TRACKED_CASE, FILER);
        expectSuggestion(TRACKED_CASE, COUNSELLOR);
        expectSuggestion(TRACKED_CASE, REGISTRAR);
        expectSuggestion(and(TRACKED_CASE, OTHER_TUTOR_TRACKS), OTHER_TUTOR);
    }

    @Test
    void a_newer_suggestion_replaces_the_older() {
        expectSuggestion(CLOSABLE_CASE, COUNSELLOR);
    }

    @Test
    void who_only_looks_on_suggests_nothing() {
        expectRefusal(TRACKED_CASE, MANAGER, RETURNED_TO_SCHOOL, ROLE_MAY_NOT);
        expectRefusal(TRACKED_CASE, COUNTY_OFFICER, RETURNED_TO_SCHOOL, ROLE_MAY_NOT);
        expectRefusal(TRACKED_CASE, AGENCY, RETURNED_TO_SCHOOL, ROLE_MAY_NOT);
    }

    @Test
    void only_a_reported_and_open_case_can_be_suggested() {
        expectRefusal(DRAFT_CASE, FILER, RETURNED_TO_SCHOOL, NOT_REPORTED_YET);
        expectRefusal(FILED_CASE, FILER, RETURNED_TO_SCHOOL, NOT_REPORTED_YET);
        expectRefusal(PENDING_CASE, FILER, RETURNED_TO_SCHOOL, NOT_REPORTED_YET);
        expectRefusal(RETURNED_CASE, FILER, RETURNED_TO_SCHOOL, NOT_REPORTED_YET);
        expectRefusal(CLOSED_CASE, FILER, RETURNED_TO_SCHOOL, ALREADY_CLOSED);
        expectRefusal(VOIDED_FILING, FILER, RETURNED_TO_SCHOOL, VOIDED);
        expectRefusal(VOIDED_CASE, FILER, RETURNED_TO_SCHOOL, VOIDED);
    }

    @Test
    @Tag("R-TRK-08")
    void the_reason_must_fit_the_leaving_type() {
        expectRefusal(TRACKED_CASE, FILER, SUSPENSION_TO_TRANSFER, REASON_NOT_ALLOWED_FOR_TYPE);
        expectRefusal(TRACKED_CASE, FILER, SEMESTER_END, REASON_NOT_ALLOWED_FOR_TYPE);
    }

    @Test
    @Tag("R-LTA-02")
    void long_term_absence_needs_no_suggestion() {
        caseFile.given(tracked(LONG_TERM_ABSENCE))
                .when(suggest(RETURNED_TO_SCHOOL), by(FILER))
                .expectNoEvents()
                .expectException(refused(TYPE_CLOSES_AUTOMATICALLY));
        caseFile.given(paused())
                .when(suggest(RETURNED_TO_SCHOOL), by(FILER))
                .expectNoEvents()
                .expectException(refused(TYPE_CLOSES_AUTOMATICALLY, TEMPORARILY_CLOSED));
    }

    @Test
    void all_reasons_are_told_at_once() {
        expectRefusal(PENDING_CASE, MANAGER, SEMESTER_END, ROLE_MAY_NOT, NOT_REPORTED_YET, REASON_NOT_ALLOWED_FOR_TYPE);
    }

    @Test
    @Tag("L06")
    @Tag("R-GRN-03")
    void it_says_why_in_300_characters_at_most() {
        expectInvalid(" ", "/description MISSING_FIELD");
        expectInvalid("返".repeat(301), "/description TEXT_TOO_LONG");
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, suggest(RETURNED_TO_SCHOOL));
    }

    private void expectSuggestion(List<CaseFileEvent> story, Actor actor) {
        caseFile.given(story)
                .when(suggest(ABROAD), by(actor))
                .expectEvents(
                        new ClosureSuggested(CASE, null, ABROAD, "家長告知", actor.account(), CaseStatus.PENDING_CLOSURE));
    }

    private void expectRefusal(
            List<CaseFileEvent> story, Actor actor, ClosureReason reason, CaseFileBlocker... blockers) {
        caseFile.given(story).when(suggest(reason), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private void expectInvalid(String description, String... fields) {
        caseFile.given(TRACKED_CASE)
                .when(new SuggestClosure(ID, ABROAD, description), by(FILER))
                .expectNoEvents()
                .expectException(invalid(fields));
    }

    private static SuggestClosure suggest(ClosureReason reason) {
        return new SuggestClosure(ID, reason, "家長告知");
    }
}
