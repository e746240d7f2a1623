package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_SUBMITTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_YOUR_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.REASON_NOT_ALLOWED_FOR_TYPE;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_ALREADY_SUBMITTED;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_WITHDRAWN;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
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
import static org.rejoin.command.casefile.CaseFileStories.FIRST_RECORD;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR_TRACKS;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.SECOND;
import static org.rejoin.command.casefile.CaseFileStories.SECOND_RECORD;
import static org.rejoin.command.casefile.CaseFileStories.SUGGESTED;
import static org.rejoin.command.casefile.CaseFileStories.THIRD;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VISIT;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.invalid;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.CaseFileStories.tracked;
import static org.rejoin.command.casefile.TrackingBuilder.tracking;
import static org.rejoin.event.casefile.ClosureReason.ABROAD;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;
import static org.rejoin.event.casefile.ClosureReason.SEMESTER_END;
import static org.rejoin.event.casefile.ClosureReason.SUSPENSION_TO_TRANSFER;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.SubmitTrackingRecord;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;

class SubmitTrackingRecordTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("T04")
    void the_first_record_makes_a_filing_ready_for_the_report() {
        caseFile.given(FILED_CASE).when(submit(FIRST, VISIT), by(FILER)).expectEvents(FIRST_RECORD);
    }

    @Test
    @Tag("T08")
    @Tag("R-TRK-01")
    void whoever_may_track_adds_a_record() {
        expectRecord(TRACKED_CASE, FILER);
        expectRecord(TRACKED_CASE, REGISTRAR);
        expectRecord(TRACKED_CASE, COUNSELLOR);
        expectRecord(and(TRACKED_CASE, OTHER_TUTOR_TRACKS), OTHER_TUTOR);
    }

    @Test
    @Tag("T08")
    void a_further_record_before_the_report_changes_no_status() {
        caseFile.given(PENDING_CASE)
                .when(submit(SECOND, VISIT), by(FILER))
                .expectEvents(recorded(SECOND, 2, VISIT, FILER, CaseStatus.PENDING_REPORT));
    }

    @Test
    @Tag("T09")
    @Tag("R-CLS-02")
    void a_record_that_suggests_closure_gives_the_green_light() {
        caseFile.given(TRACKED_CASE).when(submit(SECOND, CAME_BACK), by(FILER)).expectEvents(SECOND_RECORD, SUGGESTED);
    }

    @Test
    @Tag("c19")
    void the_first_record_may_already_suggest_closure() {
        caseFile.given(FILED_CASE)
                .when(submit(FIRST, CAME_BACK), by(FILER))
                .expectEvents(
                        recorded(FIRST, 1, CAME_BACK, FILER, CaseStatus.PENDING_REPORT),
                        new ClosureSuggested(
                                CASE, FIRST, RETURNED_TO_SCHOOL, "已返校", FILER.account(), CaseStatus.PENDING_REPORT));
    }

    @Test
    @Tag("T09")
    void a_newer_suggestion_replaces_the_older() {
        TrackingDetails abroad = tracking().description("出國").suggesting(ABROAD).build();
        caseFile.given(CLOSABLE_CASE)
                .when(submit(THIRD, abroad), by(COUNSELLOR))
                .expectEvents(
                        recorded(THIRD, 3, abroad, COUNSELLOR, CaseStatus.PENDING_CLOSURE),
                        new ClosureSuggested(
                                CASE, THIRD, ABROAD, "出國", COUNSELLOR.account(), CaseStatus.PENDING_CLOSURE));
    }

    @Test
    @Tag("R-ST-04")
    void a_newer_record_without_a_suggestion_puts_the_light_out() {
        caseFile.given(CLOSABLE_CASE)
                .when(submit(THIRD, VISIT), by(FILER))
                .expectEvents(
                        recorded(THIRD, 3, VISIT, FILER, CaseStatus.PENDING_CLOSURE),
                        new ClosureSuggestionLapsed(CASE, CaseStatus.TRACKING));
    }

    @Test
    @Tag("R-TRK-04")
    void a_draft_becomes_a_record_under_the_next_number() {
        caseFile.given(and(TRACKED_CASE, new TrackingRecordDrafted(CASE, THIRD, VISIT, FILER.account())))
                .when(submit(THIRD, VISIT), by(FILER))
                .expectEvents(recorded(THIRD, 2, VISIT, FILER, CaseStatus.TRACKING));
    }

    @Test
    @Tag("R-TRK-04")
    void the_number_of_a_withdrawn_record_is_not_given_again() {
        caseFile.given(and(
                        TRACKED_CASE,
                        recorded(SECOND, 2, VISIT, FILER, CaseStatus.TRACKING),
                        new TrackingRecordWithdrawn(CASE, SECOND, "誤植", CaseStatus.TRACKING)))
                .when(submit(THIRD, VISIT), by(FILER))
                .expectEvents(recorded(THIRD, 3, VISIT, FILER, CaseStatus.TRACKING));
    }

    @Test
    @Tag("R-LTA-01")
    void long_term_absence_is_tracked_like_any_other_case() {
        caseFile.given(tracked(LONG_TERM_ABSENCE))
                .when(submit(SECOND, VISIT), by(FILER))
                .expectEvents(recorded(SECOND, 2, VISIT, FILER, CaseStatus.TRACKING));
    }

    @Test
    void the_same_record_again_changes_nothing() {
        caseFile.given(CLOSABLE_CASE)
                .when(submit(SECOND, CAME_BACK), by(FILER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-TRK-01")
    void who_only_looks_on_writes_nothing() {
        expectRefusal(TRACKED_CASE, MANAGER, THIRD, VISIT, ROLE_MAY_NOT);
        expectRefusal(TRACKED_CASE, COUNTY_OFFICER, THIRD, VISIT, ROLE_MAY_NOT);
        expectRefusal(TRACKED_CASE, AGENCY, THIRD, VISIT, ROLE_MAY_NOT);
    }

    @Test
    @Tag("R-TRK-05")
    void tracking_begins_with_the_filing_and_ends_with_the_case() {
        expectRefusal(DRAFT_CASE, FILER, THIRD, VISIT, NOT_SUBMITTED_YET);
        expectRefusal(RETURNED_CASE, FILER, THIRD, VISIT, NOT_SUBMITTED_YET);
        expectRefusal(CLOSED_CASE, FILER, THIRD, VISIT, ALREADY_CLOSED);
        expectRefusal(paused(), FILER, THIRD, VISIT, TEMPORARILY_CLOSED);
        expectRefusal(VOIDED_FILING, FILER, THIRD, VISIT, VOIDED);
        expectRefusal(VOIDED_CASE, FILER, THIRD, VISIT, VOIDED);
    }

    @Test
    @Tag("R-TRK-04")
    void a_submitted_record_is_not_edited() {
        expectRefusal(TRACKED_CASE, FILER, FIRST, CAME_BACK, RECORD_ALREADY_SUBMITTED);
        expectRefusal(TRACKED_CASE, REGISTRAR, FIRST, VISIT, RECORD_ALREADY_SUBMITTED);
        expectRefusal(
                and(CLOSABLE_CASE, new TrackingRecordWithdrawn(CASE, SECOND, "誤植", CaseStatus.PENDING_CLOSURE)),
                FILER,
                SECOND,
                CAME_BACK,
                RECORD_WITHDRAWN);
        expectRefusal(
                and(TRACKED_CASE, new TrackingRecordDrafted(CASE, THIRD, VISIT, COUNSELLOR.account())),
                REGISTRAR,
                THIRD,
                VISIT,
                NOT_YOUR_RECORD);
    }

    @Test
    @Tag("R-TRK-08")
    void the_suggested_reason_must_fit_the_leaving_type() {
        expectRefusal(TRACKED_CASE, FILER, THIRD, suggesting(SUSPENSION_TO_TRANSFER), REASON_NOT_ALLOWED_FOR_TYPE);
        expectRefusal(TRACKED_CASE, FILER, THIRD, suggesting(TURNED_18), REASON_NOT_ALLOWED_FOR_TYPE);
        expectRefusal(
                tracked(LONG_TERM_ABSENCE), FILER, THIRD, suggesting(RETURNED_TO_SCHOOL), TYPE_CLOSES_AUTOMATICALLY);
    }

    @Test
    void all_reasons_are_told_at_once() {
        expectRefusal(
                CLOSED_CASE,
                MANAGER,
                FIRST,
                suggesting(SEMESTER_END),
                ROLE_MAY_NOT,
                ALREADY_CLOSED,
                RECORD_ALREADY_SUBMITTED,
                REASON_NOT_ALLOWED_FOR_TYPE);
    }

    @Test
    @Tag("R-TRK-03")
    void a_record_is_complete() {
        expectInvalid(
                tracking().empty(),
                "/trackedAt MISSING_FIELD",
                "/method MISSING_FIELD",
                "/dwelling MISSING_FIELD",
                "/lifeSituation MISSING_FIELD",
                "/measures MISSING_FIELD",
                "/employmentReferral MISSING_FIELD",
                "/description MISSING_FIELD");
        expectInvalid(tracking().description(" "), "/description MISSING_FIELD");
    }

    @Test
    @Tag("L06")
    void a_description_has_300_characters_at_most() {
        TrackingDetails longest = tracking().description("追".repeat(299) + "𠮷").build();
        caseFile.given(TRACKED_CASE)
                .when(submit(SECOND, longest), by(FILER))
                .expectEvents(recorded(SECOND, 2, longest, FILER, CaseStatus.TRACKING));
        expectInvalid(tracking().description("追".repeat(301)), "/description TEXT_TOO_LONG");
    }

    @Test
    @Tag("c16")
    @Tag("R-TRK-03")
    void tracking_happened_between_the_leaving_and_now() {
        TrackingDetails now = tracking().trackedAt("2026-11-21T02:00:00Z").build();
        caseFile.given(TRACKED_CASE)
                .when(submit(SECOND, now), by(FILER))
                .expectEvents(recorded(SECOND, 2, now, FILER, CaseStatus.TRACKING));
        // the day of leaving in Taipei begins the evening before in UTC
        TrackingDetails thatDay = tracking().trackedAt("2026-11-01T16:00:00Z").build();
        caseFile.given(TRACKED_CASE)
                .when(submit(SECOND, thatDay), by(FILER))
                .expectEvents(recorded(SECOND, 2, thatDay, FILER, CaseStatus.TRACKING));
        expectInvalid(tracking().trackedAt("2026-11-21T02:00:01Z"), "/trackedAt TRACKED_IN_FUTURE");
        expectInvalid(tracking().trackedAt("2026-11-01T15:59:59Z"), "/trackedAt TRACKED_BEFORE_LEAVING");
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, submit(THIRD, VISIT));
    }

    private void expectRecord(List<CaseFileEvent> story, Actor actor) {
        caseFile.given(story)
                .when(submit(SECOND, VISIT), by(actor))
                .expectEvents(recorded(SECOND, 2, VISIT, actor, CaseStatus.TRACKING));
    }

    private void expectRefusal(
            List<CaseFileEvent> story,
            Actor actor,
            String recordId,
            TrackingDetails details,
            CaseFileBlocker... blockers) {
        caseFile.given(story)
                .when(submit(recordId, details), by(actor))
                .expectNoEvents()
                .expectException(refused(blockers));
    }

    private void expectInvalid(TrackingBuilder details, String... fields) {
        caseFile.given(TRACKED_CASE)
                .when(submit(THIRD, details.build()), by(FILER))
                .expectNoEvents()
                .expectException(invalid(fields));
    }

    private static TrackingDetails suggesting(ClosureReason reason) {
        return tracking().suggesting(reason).build();
    }

    private static SubmitTrackingRecord submit(String recordId, TrackingDetails details) {
        return new SubmitTrackingRecord(ID, recordId, details);
    }

    private static TrackingRecordSubmitted recorded(
            String recordId, int number, TrackingDetails details, Actor writer, CaseStatus status) {
        return new TrackingRecordSubmitted(CASE, recordId, number, details, writer.account(), status);
    }
}
