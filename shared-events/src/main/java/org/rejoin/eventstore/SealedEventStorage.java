package org.rejoin.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.TimestampWriter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.rejoin.keystore.ForgetsDecoded;

/** The table of events, sealed on the way in. What was decrypted on the way out does not outlive the key for long. */
final class SealedEventStorage extends JdbcEventStorageEngine implements ForgetsDecoded {

    private static final LongSupplier ALWAYS_THE_SAME = () -> 0;

    private final AtomicLong erasures = new AtomicLong();
    private final long opened = System.nanoTime();
    private final long decodedForNanos;

    /** @param decodedFor how long at most what another node erased is shown by this one */
    SealedEventStorage(Builder builder, Duration decodedFor) {
        super(builder);
        decodedForNanos = Math.max(1, decodedFor.toNanos());
    }

    static PreparedStatement append(
            Connection connection,
            EventSchema schema,
            List<? extends EventMessage<?>> events,
            Serializer serializer,
            TimestampWriter time,
            Sealing sealing)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("INSERT INTO " + schema.domainEventTable() + " ("
                + schema.domainEventFields() + ") VALUES (?,?,?,?,?,?,?,?,?)");
        for (EventMessage<?> message : events) {
            if (!(message instanceof DomainEventMessage<?> event)) {
                throw new IllegalStateException(message.getPayloadType().getSimpleName() + " is of no aggregate");
            }
            SerializedType type = serializer.typeForClass(event.getPayloadType());
            SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
            statement.setString(1, event.getIdentifier());
            statement.setString(2, event.getAggregateIdentifier());
            statement.setLong(3, event.getSequenceNumber());
            statement.setString(4, event.getType());
            time.writeTimestamp(statement, 5, event.getTimestamp());
            statement.setString(6, type.getName());
            statement.setString(7, type.getRevision());
            statement.setBytes(8, sealing.seal(event));
            statement.setBytes(9, metaData.getData());
            statement.addBatch();
        }
        return statement;
    }

    @Override
    public void forgetDecoded() {
        erasures.incrementAndGet();
    }

    // both parts only grow: the sum is another as soon as one of them is
    private long generation() {
        return erasures.get() + (System.nanoTime() - opened) / decodedForNanos;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken position, boolean mayBlock) {
        return readEventData(position, mayBlock).flatMap(entry -> {
            IntermediateEventRepresentation stored = new InitialEventRepresentation(entry, getEventSerializer());
            return upcasterChain.upcast(Stream.of(stored)).map(read -> message(stored, read));
        });
    }

    private TrackedEventMessage<?> message(
            IntermediateEventRepresentation stored, IntermediateEventRepresentation read) {
        LongSupplier generation = Sealing.mayBeSealed(stored.getType().getName()) ? this::generation : ALWAYS_THE_SAME;
        StoredMessage<?> message = new StoredMessage<>(stored, read, getEventSerializer(), generation, null);
        TrackingToken token = read.getTrackingToken().orElseThrow();
        return read.getAggregateIdentifier().isPresent()
                ? new GenericTrackedDomainEventMessage<>(
                        token,
                        read.getAggregateType().orElse(null),
                        read.getAggregateIdentifier().get(),
                        read.getSequenceNumber().orElseThrow(),
                        message,
                        read::getTimestamp)
                : new GenericTrackedEventMessage<>(token, message, read::getTimestamp);
    }
}
