package org.rejoin.query.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event store, with a call when events arrive. Without one a pooled processor that has caught up looks every 500 ms,
 * and so long would everybody wait for his own change. Where many arrive, they are handed out every ten milliseconds, so
 * that a processor has a transaction for all of them and not one for each. Who has far to go waits for those behind him:
 * they read the same pages, and a page is kept for a while only.
 */
final class Arrivals implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_CALLS_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    static final long MAX_AHEAD = 3_000;
    static final long LOOKS_EVERY = 250;
    private static final long WAITS_AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    // whoever has stood still for so long is not waited for
    private static final long STANDS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final EventStore store;
    private final Set<Runnable> calls = ConcurrentHashMap.newKeySet();
    private final Set<CallingStream> open = ConcurrentHashMap.newKeySet();
    private final Thread listener = new Thread(this::listen, "arrivals");
    private volatile boolean stopped;
    // index up to which events are handed out
    private volatile long called = Long.MAX_VALUE;

    Arrivals(EventStore store) {
        this.store = store;
        listener.setDaemon(true);
    }

    void start() {
        listener.start();
    }

    void stop() {
        stopped = true;
        listener.interrupt();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken position) {
        CallingStream stream = new CallingStream(store.openStream(position));
        open.add(stream);
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return store.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return store.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant instant) {
        return store.createTokenAt(instant);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return store.createTokenSince(duration);
    }

    private void listen() {
        while (!stopped) {
            try (BlockingStream<TrackedEventMessage<?>> stream = fromHere()) {
                while (!stopped) {
                    callOnArrival(stream);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("Cannot listen for events", e);
            } finally {
                // whoever looks by himself, as when the database was away, finds everything
                called = Long.MAX_VALUE;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private BlockingStream<TrackedEventMessage<?>> fromHere() {
        // none where there are no events
        @Nullable TrackingToken head = store.createHeadToken();
        called = head == null ? 0 : head.position().orElse(0);
        return store.openStream(head);
    }

    private void callOnArrival(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        if (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
            return;
        }
        long last = called;
        while (stream.hasNextAvailable()) {
            last = Math.max(
                    last, stream.nextAvailable().trackingToken().position().orElse(last));
            // who has fallen behind holds up nobody until he has read everything
            if (last >= called + LOOKS_EVERY) {
                called = last;
            }
        }
        called = last;
        calls.forEach(Runnable::run);
        LockSupport.parkNanos(BETWEEN_CALLS_NANOS);
    }

    /** Where the last of those is who are on their way. */
    private long last(long now) {
        long last = Long.MAX_VALUE;
        for (CallingStream stream : open) {
            if (now - stream.movedAt < STANDS_NANOS) {
                last = Math.min(last, stream.at);
            }
        }
        return last;
    }

    /** Everything is the store's but the call, and the waiting for others. */
    private final class CallingStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private @Nullable Runnable call;
        private volatile long at;
        private volatile long movedAt = System.nanoTime() - STANDS_NANOS;
        private long looksAt;

        private CallingStream(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            call = callback;
            calls.add(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek()
                    .filter(event -> event.trackingToken().position().orElse(0) <= called);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit) && peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            if (at >= looksAt) {
                waitForTheLast();
                looksAt = at + LOOKS_EVERY;
            }
            TrackedEventMessage<?> event = events.nextAvailable();
            at = event.trackingToken().position().orElse(at);
            movedAt = System.nanoTime();
            return event;
        }

        private boolean isFarFromTheEnd() {
            return at < called - MAX_AHEAD;
        }

        // where the events end they come from the store's own memory: nobody is held up there by one who is built anew
        private void waitForTheLast() {
            long began = System.nanoTime();
            for (long now = began;
                    isFarFromTheEnd()
                            && at - MAX_AHEAD > last(now)
                            && now - began < WAITS_AT_MOST_NANOS
                            && !Thread.currentThread().isInterrupted();
                    now = System.nanoTime()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            events.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            if (call != null) {
                calls.remove(call);
            }
            open.remove(this);
            events.close();
        }
    }
}
