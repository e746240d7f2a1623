package org.rejoin.command.casefile;

import java.util.Locale;
import java.util.UUID;

/** UUID of a case, made by the client. */
public record CaseFileId(String value) {

    public CaseFileId {
        value = UUID.fromString(value).toString().toLowerCase(Locale.ROOT);
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
