package org.rejoin.event.calendar;

/** Everything that can happen to a calendar. Who and when stand in the metadata of the message. */
public sealed interface CalendarEvent permits SchoolYearPublished {

    /** AGENCY, whose calendar holds for all, or the code of the county that overrides it. */
    String authority();
}
