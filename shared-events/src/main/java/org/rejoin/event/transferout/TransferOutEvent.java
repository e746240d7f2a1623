package org.rejoin.event.transferout;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a transfer out. */
@DataSubject(DataSubject.Kind.STUDENT)
public sealed interface TransferOutEvent
        permits TransferCertificateIssued,
                TemporaryStudyGranted,
                ArrivalNoticeReceived,
                TransferRecordsSent,
                TransferRecordsReceived,
                TransferCompleted,
                PlacementMeetingHeld,
                PlacementClassChosen,
                TemporaryStudyEnded,
                TransferOutWithdrawn,
                TransferDutyOpened,
                TransferDutyMet,
                TransferDutyMissed,
                TransferDutyWaived,
                TransferDropoutReported {

    /** UUID of the transfer, made by the client. */
    String transferOutId();
}
