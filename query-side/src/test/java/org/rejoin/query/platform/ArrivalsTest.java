package org.rejoin.query.platform;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

/** Who has far to go goes with the others, and is held up by nobody who stands. */
class ArrivalsTest {

    private static final int EVENTS = 20_000;
    // and three times what one goes on by where the other has stood for 200 ms
    private static final long AHEAD_AT_MOST = Arrivals.MAX_AHEAD + 4 * Arrivals.LOOKS_EVERY;

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(events).build();
    private final Arrivals arrivals = new Arrivals(store);
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
    void nobody_waits_long_for_who_stands() throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> stands = arrivals.openStream(null)) {
            stands.nextAvailable();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(this::readEverything);
            await().during(1, SECONDS).atMost(2, SECONDS).until(() -> !reading.isDone());
            await().atMost(5, SECONDS).until(reading::isDone);
        }
    }

    @Test
    void nobody_waits_for_who_has_gone() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> gone = arrivals.openStream(null);
        gone.nextAvailable();
        gone.close();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(this::readEverything);
        await().atMost(1_500, MILLISECONDS).until(reading::isDone);
    }

    @Test
    void nobody_near_the_end_waits_for_who_is_built_anew() throws InterruptedException {
        arrivals.start();
        TrackingToken nearTheEnd = new GlobalSequenceTrackingToken(EVENTS - 2_000L);
        try (BlockingStream<TrackedEventMessage<?>> anew = arrivals.openStream(null);
                BlockingStream<TrackedEventMessage<?>> live = arrivals.openStream(nearTheEnd)) {
            anew.nextAvailable();
            long began = System.nanoTime();
            for (int read = 1; read < 2_000; read++) {
                live.nextAvailable();
            }
            assertThat(System.nanoTime() - began).isLessThan(MILLISECONDS.toNanos(200));
        } finally {
            arrivals.stop();
        }
    }

    @Test
    void without_a_listener_everything_is_handed_out() throws InterruptedException {
        AtomicLong calls = new AtomicLong();
        arrivals.start();
        try (BlockingStream<TrackedEventMessage<?>> stream = arrivals.openStream(store.createHeadToken())) {
            stream.setOnAvailableCallback(calls::incrementAndGet);
            await().atMost(5, SECONDS).until(() -> {
                store.publish(GenericEventMessage.asEventMessage("called"));
                return calls.get() > 0;
            });
            arrivals.stop();
            while (stream.hasNextAvailable()) {
                stream.nextAvailable();
            }
            store.publish(GenericEventMessage.asEventMessage("not called"));
            await().atMost(2, SECONDS).until(stream::hasNextAvailable);
        }
    }

    @Test
    void what_arrives_within_ten_milliseconds_is_called_once_and_none_is_kept_back() throws InterruptedException {
        AtomicLong calls = new AtomicLong();
        AtomicLong read = new AtomicLong();
        arrivals.start();
        try (BlockingStream<TrackedEventMessage<?>> stream = arrivals.openStream(store.createHeadToken())) {
            stream.setOnAvailableCallback(calls::incrementAndGet);
            long began = System.nanoTime();
            for (int published = 0; published < 200; published++) {
                store.publish(GenericEventMessage.asEventMessage(published));
                TimeUnit.MILLISECONDS.sleep(1);
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertThat(calls.get()).isPositive().isLessThanOrEqualTo(took / 10 + 2);
            await().atMost(5, SECONDS).until(() -> {
                while (stream.hasNextAvailable()) {
                    stream.nextAvailable();
                    read.incrementAndGet();
                }
                return read.get() == 200;
            });
        } finally {
            arrivals.stop();
        }
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
