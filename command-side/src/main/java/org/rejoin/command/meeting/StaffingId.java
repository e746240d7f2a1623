package org.rejoin.command.meeting;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a unit as a whole owes. */
record StaffingId(String value) {

    static StaffingId ofUnit(String unit) {
        return new StaffingId("staffing-" + unit);
    }

    /** @param times how often it was owed before */
    String dutyId(int times) {
        return UUID.nameUUIDFromBytes((value + "/" + times).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
