package org.rejoin.query.inbox;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.rejoin.eventstore.EventStoreTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where in the history the event stands that is being heard. */
@Component
class Position {

    private static final String INDEX = "SELECT global_index FROM "
            + EventStoreTables.eventSchema().domainEventTable() + " WHERE event_identifier = ?";

    private final JdbcClient jdbc;

    Position(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its global index, 0 outside of a processor. */
    long ofPresentEvent() {
        return CurrentUnitOfWork.isStarted()
                        && CurrentUnitOfWork.get().getMessage() instanceof TrackedEventMessage<?> event
                ? of(event)
                : 0;
    }

    // asked of the store: a token tells the highest index so far, and of an event that fills a gap that is another's
    private long of(TrackedEventMessage<?> event) {
        return jdbc.sql(INDEX)
                .param(event.getIdentifier())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
