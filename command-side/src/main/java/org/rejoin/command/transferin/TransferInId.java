package org.rejoin.command.transferin;

import java.util.UUID;

/** UUID of a batch of transfer-ins, made by the client. */
record TransferInId(String value) {

    TransferInId {
        value = UUID.fromString(value).toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
