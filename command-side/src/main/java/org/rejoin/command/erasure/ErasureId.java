package org.rejoin.command.erasure;

import java.util.UUID;

/** UUID of an erasure, made by the client. */
record ErasureId(String value) {

    ErasureId {
        value = UUID.fromString(value).toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
