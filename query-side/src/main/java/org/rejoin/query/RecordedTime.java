package org.rejoin.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A moment as it stands in an address, always with its zone: {@code 2026-11-20T12:00:00+08:00}. */
public final class RecordedTime {

    private RecordedTime() {}

    public static Instant of(String parameter, String text) {
        try {
            // a plus that was not escaped arrives as a blank
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidRequest(parameter, "INVALID_MOMENT");
        }
    }
}
