package org.rejoin.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.casefile.CaseFileEvent;

/** A case whose events stand in the event store, each with the time and the actor a test gives it. */
public final class StoredCase {

    private final EventStore store;
    private final String id;
    private long next;

    public StoredCase(EventStore store, String id) {
        this.store = store;
        this.id = id;
    }

    public StoredCase then(CaseFileEvent event, Instant recordedAt, Actor by) {
        Map<String, String> metaData = new HashMap<>(by.toMetaData());
        metaData.put(DataSubject.STUDENT, CaseEvents.studentOf(CaseEvents.NATIONAL_ID));
        metaData.put("correlationId", "correlation-" + next);
        store.publish(new GenericDomainEventMessage<>(
                "CaseFile", id, next++, event, metaData, UUID.randomUUID().toString(), recordedAt));
        return this;
    }
}
