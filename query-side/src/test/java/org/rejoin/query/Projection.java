package org.rejoin.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.rejoin.event.Actor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives events to a projector as its processor would, one transaction each, and remembers them for a replay. */
public final class Projection {

    private final List<AnnotationEventHandlerAdapter> projectors;
    private final TransactionTemplate transaction;
    private final List<EventMessage<?>> history = new ArrayList<>();

    public Projection(Object projector, PlatformTransactionManager transactions) {
        this(List.of(projector), transactions);
    }

    /** Of one processing group. */
    public Projection(List<Object> projectors, PlatformTransactionManager transactions) {
        this.projectors =
                projectors.stream().map(AnnotationEventHandlerAdapter::new).toList();
        this.transaction = new TransactionTemplate(transactions);
    }

    public void on(Object event, Instant at, Actor actor) {
        // numbered as if all were of one aggregate
        EventMessage<?> message = new GenericDomainEventMessage<>(
                "Test",
                "test",
                history.size(),
                event,
                actor.toMetaData(),
                UUID.randomUUID().toString(),
                at);
        handle(message);
        history.add(message);
    }

    /** Everything again from nothing, in one transaction. */
    public void replay() {
        transaction.executeWithoutResult(status -> {
            projectors.forEach(projector -> projector.prepareReset(null));
            history.forEach(this::handle);
        });
    }

    private void handle(EventMessage<?> message) {
        transaction.executeWithoutResult(status -> {
            try {
                for (AnnotationEventHandlerAdapter projector : projectors) {
                    projector.handle(message);
                }
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
