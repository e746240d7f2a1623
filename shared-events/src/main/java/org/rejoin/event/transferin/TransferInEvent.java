package org.rejoin.event.transferin;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a batch of transfer-ins. */
@DataSubject(DataSubject.Kind.STUDENT)
public sealed interface TransferInEvent permits TransferInEntered, TransferInLineWithdrawn {

    /** UUID of the batch, made by the client. */
    String transferInId();
}
