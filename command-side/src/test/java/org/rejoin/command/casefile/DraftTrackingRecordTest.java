package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_SUBMITTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_YOUR_CASE;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_YOUR_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_ALREADY_SUBMITTED;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_WITHDRAWN;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
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
import static org.rejoin.command.casefile.CaseFileStories.FIRST;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR_TRACKS;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.SCHOOL;
import static org.rejoin.command.casefile.CaseFileStories.SECOND;
import static org.rejoin.command.casefile.CaseFileStories.THIRD;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VISIT;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.of;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.TrackingBuilder.tracking;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.DraftTrackingRecord;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;

@Tag("R-TRK-04")
class DraftTrackingRecordTest {

    private static final TrackingDetails UNFINISHED = tracking().empty().build();

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("R-TRK-01")
    void whoever_may_track_keeps_a_draft() {
        expectDraft(FILED_CASE, FILER);
        expectDraft(PENDING_CASE, REGISTRAR);
        expectDraft(TRACKED_CASE, COUNSELLOR);
        expectDraft(and(CLOSABLE_CASE, OTHER_TUTOR_TRACKS), OTHER_TUTOR);
    }

    @Test
    void a_draft_is_changed_by_its_writer() {
        caseFile.given(and(TRACKED_CASE, drafted(THIRD, UNFINISHED, COUNSELLOR)))
                .when(draft(THIRD, VISIT), by(COUNSELLOR))
                .expectEvents(drafted(THIRD, VISIT, COUNSELLOR));
    }

    @Test
    void the_same_draft_again_changes_nothing() {
        caseFile.given(and(TRACKED_CASE, drafted(THIRD, UNFINISHED, COUNSELLOR)))
                .when(draft(THIRD, UNFINISHED), by(COUNSELLOR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-AST-02")
    void who_only_looks_on_writes_nothing() {
        expectRefusal(TRACKED_CASE, MANAGER, THIRD, ROLE_MAY_NOT);
        expectRefusal(TRACKED_CASE, COUNTY_OFFICER, THIRD, ROLE_MAY_NOT);
        expectRefusal(TRACKED_CASE, AGENCY, THIRD, ROLE_MAY_NOT);
        Actor managingTutor = of(SCHOOL, "manager-t", Role.SENIOR_MANAGER, Role.TUTOR);
        expectRefusal(TRACKED_CASE, managingTutor, THIRD, ROLE_MAY_NOT);
    }

    @Test
    @Tag("R-AST-04")
    void a_tracker_who_was_disabled_writes_no_more() {
        expectRefusal(
                and(TRACKED_CASE, OTHER_TUTOR_TRACKS, new TrackerDisabled(CASE, OTHER_TUTOR.account())),
                OTHER_TUTOR,
                THIRD,
                NOT_YOUR_CASE);
    }

    @Test
    @Tag("R-TRK-05")
    void tracking_begins_with_the_filing_and_ends_with_the_case() {
        expectRefusal(DRAFT_CASE, FILER, THIRD, NOT_SUBMITTED_YET);
        expectRefusal(RETURNED_CASE, FILER, THIRD, NOT_SUBMITTED_YET);
        expectRefusal(CLOSED_CASE, FILER, THIRD, ALREADY_CLOSED);
        expectRefusal(paused(), FILER, THIRD, TEMPORARILY_CLOSED);
        expectRefusal(VOIDED_FILING, FILER, THIRD, VOIDED);
        expectRefusal(VOIDED_CASE, FILER, THIRD, VOIDED);
    }

    @Test
    void what_was_submitted_or_withdrawn_is_no_draft_again() {
        expectRefusal(TRACKED_CASE, FILER, FIRST, RECORD_ALREADY_SUBMITTED);
        expectRefusal(
                and(CLOSABLE_CASE, new TrackingRecordWithdrawn(CASE, SECOND, "誤植", CaseStatus.PENDING_CLOSURE)),
                FILER,
                SECOND,
                RECORD_WITHDRAWN);
    }

    @Test
    void a_draft_is_its_writers_alone() {
        expectRefusal(and(TRACKED_CASE, drafted(THIRD, UNFINISHED, COUNSELLOR)), REGISTRAR, THIRD, NOT_YOUR_RECORD);
    }

    @Test
    void all_reasons_are_told_at_once() {
        expectRefusal(CLOSED_CASE, MANAGER, FIRST, ROLE_MAY_NOT, ALREADY_CLOSED, RECORD_ALREADY_SUBMITTED);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, draft(THIRD, VISIT));
    }

    private void expectDraft(List<CaseFileEvent> story, Actor actor) {
        caseFile.given(story).when(draft(THIRD, UNFINISHED), by(actor)).expectEvents(drafted(THIRD, UNFINISHED, actor));
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, String recordId, CaseFileBlocker... blockers) {
        caseFile.given(story)
                .when(draft(recordId, UNFINISHED), by(actor))
                .expectNoEvents()
                .expectException(refused(blockers));
    }

    private static DraftTrackingRecord draft(String recordId, TrackingDetails details) {
        return new DraftTrackingRecord(ID, recordId, details);
    }

    private static TrackingRecordDrafted drafted(String recordId, TrackingDetails details, Actor writer) {
        return new TrackingRecordDrafted(CASE, recordId, details, writer.account());
    }
}
