package org.rejoin.event.principaltransfer;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a 主通帳號移轉. Who and when stand in the metadata of the message. */
@DataSubject(DataSubject.Kind.AGGREGATE)
public sealed interface PrincipalTransferEvent
        permits PrincipalTransferApplied,
                PrincipalTransferApproved,
                PrincipalTransferRefused,
                PrincipalTransferWithdrawn {

    /** UUID of the application, made by the client. */
    String transferId();
}
