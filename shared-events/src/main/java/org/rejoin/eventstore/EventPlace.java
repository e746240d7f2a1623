package org.rejoin.eventstore;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.DataSubject;
import org.rejoin.event.EventTypes;

/**
 * Which event it is: what its ciphertexts are bound to.
 *
 * @param subject whose data it holds
 */
record EventPlace(
        String eventIdentifier,
        String aggregateType,
        String aggregateIdentifier,
        long sequenceNumber,
        String payloadType,
        String subject) {

    /** @throws IllegalStateException where nobody is named whose key it could be encrypted with */
    static EventPlace of(DomainEventMessage<?> event) {
        Class<?> type = event.getPayloadType();
        return new EventPlace(
                event.getIdentifier(),
                String.valueOf(event.getType()),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                EventTypes.nameOf(type),
                subjectOf(
                        type,
                        event.getAggregateIdentifier(),
                        event.getMetaData().get(DataSubject.STUDENT)));
    }

    static EventPlace of(IntermediateEventRepresentation event) {
        Class<?> type = EventTypes.find(event.getType().getName()).orElseThrow();
        String aggregate = event.getAggregateIdentifier().orElse("");
        return new EventPlace(
                event.getMessageIdentifier(),
                event.getAggregateType().orElse("null"),
                aggregate,
                event.getSequenceNumber().orElse(-1L),
                event.getType().getName(),
                subjectOf(type, aggregate, event.getMetaData().getObject().get(DataSubject.STUDENT)));
    }

    private static String subjectOf(Class<?> type, String aggregate, @Nullable Object student) {
        if (EventTypes.subjectOf(type) == DataSubject.Kind.AGGREGATE) {
            return aggregate;
        }
        if (student instanceof String id) {
            return id;
        }
        throw new IllegalStateException(type.getSimpleName() + " names no student in its metadata");
    }

    byte[] boundTo(DataClass dataClass) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            // each with its length: no two places read the same
            out.writeUTF("rejoin-sealed-1");
            out.writeUTF(eventIdentifier);
            out.writeUTF(aggregateType);
            out.writeUTF(aggregateIdentifier);
            out.writeLong(sequenceNumber);
            out.writeUTF(payloadType);
            out.writeUTF(subject);
            out.writeUTF(dataClass.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
