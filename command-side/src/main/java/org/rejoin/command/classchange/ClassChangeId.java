package org.rejoin.command.classchange;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One per entry of the register: the next change of the same pupil goes on in it. */
record ClassChangeId(String value) {

    static ClassChangeId of(String entryId) {
        String name = "class-change/" + entryId;
        return new ClassChangeId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
