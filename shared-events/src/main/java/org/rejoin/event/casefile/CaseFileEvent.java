package org.rejoin.event.casefile;

/** Everything that can happen to a case file. Who and when stand in the metadata of the message. */
public sealed interface CaseFileEvent
        permits FilingStarted,
                FormRevised,
                FilingSubmitted,
                TrackingRecordDrafted,
                TrackingRecordSubmitted,
                TrackingRecordWithdrawn,
                CaseReported,
                FilingReturned,
                FilingVoided,
                CaseVoided,
                ClosureSuggested,
                ClosureSuggestionLapsed,
                ClosureDeclined,
                CaseClosed,
                CaseReopened,
                TrackerEnabled,
                TrackerDisabled,
                TransferInMatched,
                TransferInMatchWithdrawn {

    /** UUID of the case, made by the client. */
    String caseId();
}
