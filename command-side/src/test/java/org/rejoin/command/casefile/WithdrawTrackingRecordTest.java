package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.FIRST_RECORD_STAYS;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_YOUR_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_NOT_FOUND;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.FIRST;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
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
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTrackingRecord;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;

@Tag("R-TRK-04")
class WithdrawTrackingRecordTest {

    private static final TrackingRecordSubmitted OF_THE_COUNSELLOR =
            new TrackingRecordSubmitted(CASE, SECOND, 2, VISIT, COUNSELLOR.account(), CaseStatus.TRACKING);
    private static final List<CaseFileEvent> WITH_TWO_RECORDS = and(TRACKED_CASE, OF_THE_COUNSELLOR);
    private static final TrackingRecordDrafted DRAFT_OF_THE_COUNSELLOR =
            new TrackingRecordDrafted(CASE, THIRD, VISIT, COUNSELLOR.account());

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("c24")
    void its_writer_withdraws_a_record() {
        caseFile.given(WITH_TWO_RECORDS)
                .when(withdraw(SECOND), by(COUNSELLOR))
                .expectEvents(withdrawn(SECOND, CaseStatus.TRACKING));
    }

    @Test
    @Tag("c24")
    void the_principal_reporter_withdraws_any_record() {
        caseFile.given(WITH_TWO_RECORDS)
                .when(withdraw(SECOND), by(REGISTRAR))
                .expectEvents(withdrawn(SECOND, CaseStatus.TRACKING));
    }

    @Test
    void its_writer_throws_a_draft_away() {
        caseFile.given(and(TRACKED_CASE, DRAFT_OF_THE_COUNSELLOR))
                .when(withdraw(THIRD), by(COUNSELLOR))
                .expectEvents(withdrawn(THIRD, CaseStatus.TRACKING));
    }

    @Test
    @Tag("R-ST-04")
    void with_the_record_goes_its_suggestion() {
        caseFile.given(CLOSABLE_CASE)
                .when(withdraw(SECOND), by(FILER))
                .expectEvents(
                        withdrawn(SECOND, CaseStatus.PENDING_CLOSURE),
                        new ClosureSuggestionLapsed(CASE, CaseStatus.TRACKING));
    }

    @Test
    @Tag("R-ST-04")
    void the_suggestion_of_another_record_stays() {
        TrackingRecordSubmitted earlier =
                new TrackingRecordSubmitted(CASE, THIRD, 2, VISIT, FILER.account(), CaseStatus.TRACKING);
        caseFile.given(and(and(TRACKED_CASE, earlier), SECOND_RECORD, SUGGESTED))
                .when(withdraw(THIRD), by(FILER))
                .expectEvents(withdrawn(THIRD, CaseStatus.PENDING_CLOSURE));
    }

    @Test
    void withdrawing_again_changes_nothing() {
        caseFile.given(and(WITH_TWO_RECORDS, withdrawn(SECOND, CaseStatus.TRACKING)))
                .when(withdraw(SECOND), by(COUNSELLOR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_record_made_before_the_report_stays() {
        expectRefusal(TRACKED_CASE, FILER, FIRST, FIRST_RECORD_STAYS);
        expectRefusal(PENDING_CASE, REGISTRAR, FIRST, FIRST_RECORD_STAYS);
    }

    @Test
    @Tag("c24")
    void nobody_else_withdraws_a_record() {
        expectRefusal(WITH_TWO_RECORDS, FILER, SECOND, NOT_YOUR_RECORD);
        expectRefusal(TRACKED_CASE, COUNSELLOR, FIRST, NOT_YOUR_RECORD, FIRST_RECORD_STAYS);
        expectRefusal(and(TRACKED_CASE, DRAFT_OF_THE_COUNSELLOR), REGISTRAR, THIRD, NOT_YOUR_RECORD);
    }

    @Test
    @Tag("R-TRK-01")
    void who_only_looks_on_withdraws_nothing() {
        expectRefusal(WITH_TWO_RECORDS, MANAGER, SECOND, ROLE_MAY_NOT);
        expectRefusal(WITH_TWO_RECORDS, COUNTY_OFFICER, SECOND, ROLE_MAY_NOT);
        expectRefusal(WITH_TWO_RECORDS, AGENCY, SECOND, ROLE_MAY_NOT);
    }

    @Test
    void what_was_never_written_is_not_found() {
        expectRefusal(TRACKED_CASE, REGISTRAR, THIRD, RECORD_NOT_FOUND);
    }

    @Test
    void an_ended_case_keeps_its_records() {
        expectRefusal(CLOSED_CASE, FILER, SECOND, ALREADY_CLOSED);
        expectRefusal(paused(), FILER, SECOND, TEMPORARILY_CLOSED);
        expectRefusal(VOIDED_FILING, FILER, SECOND, VOIDED);
        expectRefusal(VOIDED_CASE, MANAGER, SECOND, ROLE_MAY_NOT, VOIDED);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, withdraw(FIRST));
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, String recordId, CaseFileBlocker... blockers) {
        caseFile.given(story)
                .when(withdraw(recordId), by(actor))
                .expectNoEvents()
                .expectException(refused(blockers));
    }

    private static WithdrawTrackingRecord withdraw(String recordId) {
        return new WithdrawTrackingRecord(ID, recordId, "誤植");
    }

    private static TrackingRecordWithdrawn withdrawn(String recordId, CaseStatus status) {
        return new TrackingRecordWithdrawn(CASE, recordId, "誤植", status);
    }
}
