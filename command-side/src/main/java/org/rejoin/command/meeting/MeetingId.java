package org.rejoin.command.meeting;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

record MeetingId(String value) {

    /** Of one of its decisions. @param place from 0 */
    String taskId(int place) {
        return UUID.nameUUIDFromBytes(("meeting-task/" + value + "/" + place).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
