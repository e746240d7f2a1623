package org.rejoin.query.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

/** Who has far to go goes with the others, and is held up by nobody who stands. */
class ArrivalsTest {

    private static final int EVENTS = 20_000;
    private static final long AHEAD_AT_MOST = Arrivals.MAX_AHEAD + Arrivals.LOOKS_EVERY;

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final Arrivals arrivals =
            new Arrivals(EmbeddedEventStore.builder().storageEngine(events).build());
    private final AtomicLong fast = new AtomicLong();

    ArrivalsTest() {
        events.appendEvents(IntStream.range(0, EVENTS)
                .mapToObj(GenericEventMessage::asEventMessage)
                .toList());
    }

    @Test
    void who_is_fast_waits_for_who_is_behind() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> slow = arrivals.openStream(null)) {
            slow.nextAvailable();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(this::readEverything);
            for (int read = 1; read < EVENTS; read++) {
                if (read % 500 == 0) {
                    await().pollDelay(Duration.ofMillis(20)).until(() -> true);
                    assertThat(fast.get() - read).isLessThanOrEqualTo(AHEAD_AT_MOST);
                }
                slow.nextAvailable();
            }
            await().atMost(10, SECONDS).until(reading::isDone);
        }
    }

    @Test
    void nobody_waits_long_for_who_stands_or_has_gone() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> gone = arrivals.openStream(null);
                BlockingStream<TrackedEventMessage<?>> stands = arrivals.openStream(null)) {
            stands.nextAvailable();
            gone.nextAvailable();
            gone.close();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(this::readEverything);
            await().atMost(15, SECONDS).until(reading::isDone);
        }
        assertThat(fast).hasValue(EVENTS);
    }

    private void readEverything() {
        try (BlockingStream<TrackedEventMessage<?>> stream = arrivals.openStream(null)) {
            for (int read = 0; read < EVENTS; read++) {
                stream.nextAvailable();
                fast.set(read + 1L);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
