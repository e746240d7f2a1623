package org.rejoin.command.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on from where it is set: one that stood would keep the scheduler waiting for ever. */
class SetClock extends Clock {

    private volatile Duration ahead;

    SetClock(String start) {
        this.ahead = aheadAt(start);
    }

    void set(String instant) {
        ahead = aheadAt(instant);
    }

    private static Duration aheadAt(String instant) {
        return Duration.between(Instant.now(), Instant.parse(instant));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
