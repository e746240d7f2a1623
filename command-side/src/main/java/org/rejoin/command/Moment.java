package org.rejoin.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a command is decided: the instant, and the zone whose calendar the rules mean. Taken once, at the edge. */
public record Moment(ZonedDateTime at) {

    /** Metadata key of a command message. */
    public static final String KEY = "decidedAt";

    public static Moment of(Instant instant, ZoneId zone) {
        return new Moment(instant.atZone(zone));
    }

    public Instant instant() {
        return at.toInstant();
    }

    public LocalDate today() {
        return at.toLocalDate();
    }
}
