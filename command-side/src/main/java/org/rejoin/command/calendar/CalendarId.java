package org.rejoin.command.calendar;

/** One calendar per authority. */
public record CalendarId(String value) {

    static CalendarId of(String authority) {
        return new CalendarId("calendar-" + authority);
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
