package org.rejoin.command.calendar;

import org.rejoin.event.calendar.SchoolCalendar;

/** One calendar per authority. */
public record CalendarId(String value) {

    static CalendarId of(String authority) {
        return new CalendarId(SchoolCalendar.idOf(authority));
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
