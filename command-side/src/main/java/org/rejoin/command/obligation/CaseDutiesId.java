package org.rejoin.command.obligation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The duties of one case: a UUID made from that of the case, and never the same. */
record CaseDutiesId(String value) {

    static CaseDutiesId of(String caseId) {
        return new CaseDutiesId(UUID.nameUUIDFromBytes(("duties/" + caseId).getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
