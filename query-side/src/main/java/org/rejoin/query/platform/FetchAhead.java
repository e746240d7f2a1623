package org.rejoin.query.platform;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.obligation.ObligationOpened;

/**
 * Brings the rows that the events of a batch will change into the session before the first of them, by one question per
 * table, collections left out: a replay asks the database once per batch and not once per event.
 */
final class FetchAhead implements MessageHandlerInterceptor<EventMessage<?>> {

    private final EntityManager rows;
    private final List<RowsOf> wanted;

    FetchAhead(EntityManager rows, List<RowsOf> wanted) {
        this.rows = rows;
        this.wanted = wanted;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork instanceof BatchingUnitOfWork<? extends EventMessage<?>> batch
                && batch.isFirstMessage()
                && batch.getMessages().size() > 1) {
            fetch(new ArrayList<>(batch.getMessages()));
        }
        return chain.proceed();
    }

    private void fetch(List<EventMessage<?>> batch) {
        for (RowsOf one : wanted) {
            if (one.cases().length > 0) {
                fetch(one.cases(), ids(batch, CaseFileEvent.class, FilingStarted.class, FetchAhead::caseOf));
            }
            if (one.obligations().length > 0) {
                fetch(
                        one.obligations(),
                        ids(batch, ObligationEvent.class, ObligationOpened.class, FetchAhead::obligationOf));
            }
        }
    }

    private void fetch(Class<?>[] entities, List<UUID> ids) {
        if (!ids.isEmpty()) {
            for (Class<?> entity : entities) {
                rows.unwrap(Session.class).findMultiple(entity, ids);
            }
        }
    }

    // what begins in this batch is in no table yet
    private static List<UUID> ids(
            List<EventMessage<?>> batch, Class<?> kind, Class<?> first, Function<EventMessage<?>, String> idOf) {
        Set<String> begun = batch.stream()
                .filter(message -> message.getPayloadType() == first)
                .map(idOf)
                .collect(Collectors.toSet());
        return batch.stream()
                .filter(message -> kind.isAssignableFrom(message.getPayloadType()))
                .map(idOf)
                .distinct()
                .filter(id -> !begun.contains(id))
                .map(UUID::fromString)
                .toList();
    }

    // without decoding the event
    private static String caseOf(EventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getAggregateIdentifier();
    }

    private static String obligationOf(EventMessage<?> message) {
        return ((ObligationEvent) message.getPayload()).obligationId();
    }
}
