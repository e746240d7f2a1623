package org.rejoin.query.casepage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.rejoin.query.InvalidRequest;

/** A moment as it stands in an address, always with its zone: {@code 2026-11-20T12:00:00+08:00}. */
final class RecordedTime {

    private RecordedTime() {}

    static Instant of(String parameter, String text) {
        try {
            // a plus that was not escaped arrives as a blank
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidRequest(parameter, "INVALID_MOMENT");
        }
    }
}
