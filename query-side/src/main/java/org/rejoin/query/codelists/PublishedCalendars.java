package org.rejoin.query.codelists;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.Actor;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.query.platform.AsReader;
import org.springframework.stereotype.Component;

/** Calendars from their own events: an authority publishes few, so no table is kept. */
@Component
public class PublishedCalendars {

    private final EventStore events;
    private final AuthorityOfUnit authorities;

    PublishedCalendars(EventStore events, AuthorityOfUnit authorities) {
        this.events = events;
        this.authorities = authorities;
    }

    /** That of the reader's unit; of who belongs to none the agency's. */
    @AsReader
    public SchoolCalendar of(Actor reader) {
        Map<Integer, SchoolYearPublished> years = newest(SchoolCalendar.AGENCY);
        if (reader.school() != null) {
            // a county's own stands before the agency's
            years.putAll(newest(authorities.of(reader.school())));
        }
        return new SchoolCalendar(years.values());
    }

    private Map<Integer, SchoolYearPublished> newest(String authority) {
        Map<Integer, SchoolYearPublished> years = new HashMap<>();
        DomainEventStream published = events.readEvents(SchoolCalendar.idOf(authority), 0);
        while (published.hasNext()) {
            SchoolYearPublished year = (SchoolYearPublished) published.next().getPayload();
            years.put(year.schoolYear(), year);
        }
        return years;
    }
}
