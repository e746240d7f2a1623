package org.rejoin.command.calendar;

import org.rejoin.event.calendar.SchoolCalendar;
import org.springframework.stereotype.Component;

/** The calendars as they hold now, within the running transaction. */
@Component
public class SchoolCalendars {

    private final SchoolYears years;

    SchoolCalendars(SchoolYears years) {
        this.years = years;
    }

    /** Of a unit's 主管機關. */
    public SchoolCalendar ofUnit(String unit) {
        return of(years.authorityOf(unit));
    }

    SchoolCalendar of(String authority) {
        return new SchoolCalendar(years.newest(authority));
    }
}
