package org.rejoin.command.calendar;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calendars for the tests of those who ask for them. */
public final class KnownCalendars {

    private KnownCalendars() {}

    public static SchoolCalendars on(JdbcClient jdbc) {
        return new SchoolCalendars(new SchoolYears(jdbc, Clock.systemUTC()));
    }
}
