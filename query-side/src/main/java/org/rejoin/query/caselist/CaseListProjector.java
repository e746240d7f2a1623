package org.rejoin.query.caselist;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.RegisterRechecked;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.query.platform.RowsOf;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(CaseListProjector.GROUP)
@RowsOf(cases = CaseRow.class)
class CaseListProjector {

    static final String GROUP = "case-list";

    private final EntityManager rows;

    CaseListProjector(EntityManager rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(FilingStarted event, @SequenceNumber long version, @Timestamp Instant at) {
        CaseRow row = new CaseRow(event, at);
        row.at(version);
        rows.persist(row);
    }

    @EventHandler
    void on(FormRevised event, @SequenceNumber long version) {
        rowOf(event, version).revise(event.form());
    }

    @EventHandler
    void on(RegisterRechecked event, @SequenceNumber long version) {
        rowOf(event, version).recheck(event.answer());
    }

    @EventHandler
    void on(RegisterOverrideGranted event, @SequenceNumber long version) {
        rowOf(event, version);
    }

    @EventHandler
    void on(FilingSubmitted event, @SequenceNumber long version) {
        rowOf(event, version).becomes(event.status());
    }

    @EventHandler
    void on(TrackingRecordDrafted event, @SequenceNumber long version) {
        rowOf(event, version);
    }

    @EventHandler
    void on(TrackingRecordSubmitted event, @SequenceNumber long version) {
        CaseRow row = rowOf(event, version);
        row.addRecord(event.recordId());
        row.becomes(event.status());
    }

    @EventHandler
    void on(TrackingRecordWithdrawn event, @SequenceNumber long version) {
        CaseRow row = rowOf(event, version);
        row.removeRecord(event.recordId());
        row.becomes(event.status());
    }

    @EventHandler
    void on(CaseReported event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).report(event.status(), at);
    }

    @EventHandler
    void on(FilingReturned event, @SequenceNumber long version) {
        rowOf(event, version).becomes(CaseStatus.RETURNED);
    }

    @EventHandler
    void on(FilingVoided event, @SequenceNumber long version) {
        rowOf(event, version).becomes(CaseStatus.VOIDED);
    }

    @EventHandler
    void on(CaseVoided event, @SequenceNumber long version) {
        rowOf(event, version).becomes(CaseStatus.VOIDED);
    }

    @EventHandler
    void on(ClosureSuggested event, @SequenceNumber long version) {
        rowOf(event, version).becomes(event.status());
    }

    @EventHandler
    void on(ClosureSuggestionLapsed event, @SequenceNumber long version) {
        rowOf(event, version).becomes(event.status());
    }

    @EventHandler
    void on(ClosureDeclined event, @SequenceNumber long version) {
        rowOf(event, version).becomes(CaseStatus.TRACKING);
    }

    @EventHandler
    void on(CaseClosed event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).close(event.closureReason(), at);
    }

    @EventHandler
    void on(CaseClosedAutomatically event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).close(event.closureReason(), at);
    }

    @EventHandler
    void on(LongTermAbsencePaused event, @SequenceNumber long version) {
        rowOf(event, version).becomes(CaseStatus.TEMP_CLOSED);
    }

    @EventHandler
    void on(LongTermAbsenceResumed event, @SequenceNumber long version) {
        rowOf(event, version).becomes(CaseStatus.TRACKING);
    }

    @EventHandler
    void on(CaseReopened event, @SequenceNumber long version) {
        rowOf(event, version).reopen();
    }

    @EventHandler
    void on(TrackerEnabled event, @SequenceNumber long version) {
        rowOf(event, version).enable(event.account());
    }

    @EventHandler
    void on(TrackerDisabled event, @SequenceNumber long version) {
        rowOf(event, version).disable(event.account());
    }

    @EventHandler
    void on(TransferInMatched event, @SequenceNumber long version) {
        rowOf(event, version).match(event.transferInId());
    }

    @EventHandler
    void on(TransferInMatchWithdrawn event, @SequenceNumber long version) {
        rowOf(event, version).unmatch(event.transferInId());
    }

    @EventHandler
    void on(PersonalDataErased event, @SequenceNumber long version) {
        rowOf(event, version).erase(event.dataClass());
    }

    @ResetHandler
    void reset() {
        rows.createQuery("delete from CaseRow").executeUpdate();
    }

    /** Every event moves the version, which clients send back in If-Match. */
    private CaseRow rowOf(CaseFileEvent event, long version) {
        CaseRow row = rows.find(CaseRow.class, UUID.fromString(event.caseId()));
        if (row == null) {
            throw new IllegalStateException("No row of case " + event.caseId());
        }
        row.at(version);
        return row;
    }
}
