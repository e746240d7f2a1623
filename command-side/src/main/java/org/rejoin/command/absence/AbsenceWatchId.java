package org.rejoin.command.absence;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One pupil at one school: made of the pseudonym, never of the national id, which a guesser could find by it. */
record AbsenceWatchId(String value) {

    static AbsenceWatchId of(String school, String studentId) {
        return new AbsenceWatchId(named("absence/" + school + "/" + studentId));
    }

    /** Of one of its duties. @param key of {@link LadderDuty} */
    String dutyId(String key) {
        return named("duty/" + value + "/" + key);
    }

    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
