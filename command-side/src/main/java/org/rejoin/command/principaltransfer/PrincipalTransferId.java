package org.rejoin.command.principaltransfer;

import java.util.UUID;

/** UUID of a transfer, made by the client. */
record PrincipalTransferId(String value) {

    PrincipalTransferId {
        value = UUID.fromString(value).toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
