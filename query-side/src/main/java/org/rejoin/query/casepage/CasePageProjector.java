package org.rejoin.query.casepage;

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
@ProcessingGroup(CasePageProjector.GROUP)
@RowsOf(cases = CasePageRow.class)
class CasePageProjector {

    static final String GROUP = "case-page";

    private final CasePages pages;

    CasePageProjector(CasePages pages) {
        this.pages = pages;
    }

    @EventHandler
    void on(FilingStarted event, @SequenceNumber long version, @Timestamp Instant at) {
        CasePageRow row = new CasePageRow(event, at);
        row.at(version);
        pages.add(row);
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
        rowOf(event, version).spareRegister(event.grantedBy());
    }

    @EventHandler
    void on(FilingSubmitted event, @SequenceNumber long version) {
        rowOf(event, version).submit(event.status());
    }

    @EventHandler
    void on(TrackingRecordDrafted event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version)
                .write(TrackingRecord.of(
                        event.recordId(), null, event.details(), event.writtenBy(), TrackingRecord.Status.DRAFT, at));
    }

    @EventHandler
    void on(TrackingRecordSubmitted event, @SequenceNumber long version, @Timestamp Instant at) {
        CasePageRow row = rowOf(event, version);
        row.write(TrackingRecord.of(
                event.recordId(),
                event.number(),
                event.details(),
                event.writtenBy(),
                TrackingRecord.Status.SUBMITTED,
                at));
        row.becomes(event.status());
    }

    @EventHandler
    void on(TrackingRecordWithdrawn event, @SequenceNumber long version) {
        CasePageRow row = rowOf(event, version);
        row.withdraw(event.recordId(), event.reason());
        row.becomes(event.status());
    }

    @EventHandler
    void on(CaseReported event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).report(event.status(), at);
    }

    @EventHandler
    void on(FilingReturned event, @SequenceNumber long version) {
        rowOf(event, version).giveBack(event.reason());
    }

    @EventHandler
    void on(FilingVoided event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).makeVoid(new CasePage.Voiding(event.reason(), null, null, at));
    }

    @EventHandler
    void on(CaseVoided event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version)
                .makeVoid(new CasePage.Voiding(event.reason(), event.letterNumber(), event.letterDate(), at));
    }

    @EventHandler
    void on(ClosureSuggested event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version)
                .suggest(
                        new CasePage.Suggestion(
                                event.suggestedBy(), at, event.closureReason(), event.description(), event.recordId()),
                        event.status());
    }

    @EventHandler
    void on(ClosureSuggestionLapsed event, @SequenceNumber long version) {
        rowOf(event, version).lapse(event.status());
    }

    @EventHandler
    void on(ClosureDeclined event, @SequenceNumber long version) {
        rowOf(event, version).decline(event.reason());
    }

    @EventHandler
    void on(CaseClosed event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).close(event, at);
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
    void on(CaseReopened event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).reopen(event.reason(), at);
    }

    @EventHandler
    void on(TrackerEnabled event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).enable(event.account(), true, at);
    }

    @EventHandler
    void on(TrackerDisabled event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version).enable(event.account(), false, at);
    }

    @EventHandler
    void on(TransferInMatched event, @SequenceNumber long version, @Timestamp Instant at) {
        rowOf(event, version)
                .match(new CasePage.TransferIn(
                        event.transferInId(), event.destinationSchool(), event.month(), at, false, null));
    }

    @EventHandler
    void on(TransferInMatchWithdrawn event, @SequenceNumber long version) {
        rowOf(event, version).unmatch(event.transferInId(), event.reason());
    }

    @EventHandler
    void on(PersonalDataErased event, @SequenceNumber long version) {
        rowOf(event, version).erase(event.dataClass());
    }

    @ResetHandler
    void reset() {
        pages.empty();
    }

    /** Every event moves the version, which clients send back in If-Match. */
    private CasePageRow rowOf(CaseFileEvent event, long version) {
        CasePageRow row = pages.find(UUID.fromString(event.caseId()))
                .orElseThrow(() -> new IllegalStateException("No page of case " + event.caseId()));
        row.at(version);
        return row;
    }
}
