package org.rejoin.event.casefile;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a case file. Who, when and which student stand in the metadata of the message. */
@DataSubject(DataSubject.Kind.STUDENT)
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
                CaseClosedAutomatically,
                CaseReopened,
                LongTermAbsencePaused,
                LongTermAbsenceResumed,
                TrackerEnabled,
                TrackerDisabled,
                TransferInMatched,
                TransferInMatchWithdrawn {

    /** UUID of the case, made by the client. */
    String caseId();
}
