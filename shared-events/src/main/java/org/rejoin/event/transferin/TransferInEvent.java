package org.rejoin.event.transferin;

/** Everything that can happen to a batch of transfer-ins. */
public sealed interface TransferInEvent permits TransferInEntered, TransferInLineWithdrawn {

    /** UUID of the batch, made by the client. */
    String transferInId();
}
