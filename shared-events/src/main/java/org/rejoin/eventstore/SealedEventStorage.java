package org.rejoin.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
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
import org.axonframework.eventhandling.TrackedEventData;
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

    private static final int PAGES_KEPT = 8;
    private static final Duration PAGE_KEPT_FOR = Duration.ofSeconds(3);
    // what is shorter was read where the events end, once
    private static final int WORTH_KEEPING = 100;

    /**
     * Read models that are built anew follow one another through the same pages: what the first of them has read and
     * decoded is there for the others. A page is as old as a reader's own might be: what came between since then is a gap
     * in the tokens of its events.
     */
    private final Cache<TrackingToken, Page> pages = Caffeine.newBuilder()
            .maximumSize(PAGES_KEPT)
            .expireAfterWrite(PAGE_KEPT_FOR)
            .scheduler(Scheduler.systemScheduler())
            .build();

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
        pages.invalidateAll();
    }

    // both parts only grow: the sum is another as soon as one of them is
    private long generation() {
        return erasures.get() + (System.nanoTime() - opened) / decodedForNanos;
    }

    /** @param end where the next one begins, nowhere if this is the last */
    private record Page(
            List<TrackedEventMessage<?>> messages, @Nullable TrackingToken end) {}

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken position, boolean mayBlock) {
        return Stream.iterate(after(position), page -> page.end() != null, page -> after(page.end()))
                .flatMap(page -> page.messages().stream());
    }

    private Page after(@Nullable TrackingToken position) {
        if (position == null) {
            return read(null);
        }
        Page known = pages.getIfPresent(position);
        if (known != null) {
            return known;
        }
        Page page = read(position);
        if (page.messages().size() < WORTH_KEEPING) {
            return page;
        }
        Page meanwhile = pages.asMap().putIfAbsent(position, page);
        return meanwhile == null ? page : meanwhile;
    }

    private Page read(@Nullable TrackingToken position) {
        List<? extends TrackedEventData<?>> entries = fetchTrackedEvents(position, toEndOfPage(position));
        return new Page(
                entries.stream().flatMap(this::messages).toList(),
                entries.isEmpty() ? null : entries.get(entries.size() - 1).trackingToken());
    }

    // all readers turn their pages at the same places, wherever they began
    private int toEndOfPage(@Nullable TrackingToken position) {
        long index = position == null ? 0 : Math.max(0, position.position().orElse(0));
        return batchSize() - (int) (index % batchSize());
    }

    private Stream<TrackedEventMessage<?>> messages(TrackedEventData<?> entry) {
        IntermediateEventRepresentation stored = new InitialEventRepresentation(entry, getEventSerializer());
        return upcasterChain.upcast(Stream.of(stored)).map(read -> message(stored, read));
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
