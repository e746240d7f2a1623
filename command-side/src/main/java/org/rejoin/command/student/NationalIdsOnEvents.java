package org.rejoin.command.student;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.keystore.Erased;
import org.springframework.stereotype.Component;

/** Nothing but the event holds it, under the pupil's own key. */
@Component
class NationalIdsOnEvents implements NationalIds {

    private final EventStore events;

    NationalIdsOnEvents(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<String> of(String studentId) {
        DomainEventStream history = events.readEvents(studentId);
        return history.hasNext()
                        && history.next().getPayload() instanceof StudentRegistered registered
                        && !registered.nationalId().equals(Erased.TEXT)
                ? Optional.of(registered.nationalId())
                : Optional.empty();
    }
}
