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
 * and so long would everybody wait for his own change.
 */
final class Arrivals implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventStore store;
    private final Set<Runnable> calls = ConcurrentHashMap.newKeySet();
    private final Thread listener = new Thread(this::listen, "arrivals");
    private volatile boolean stopped;

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
        return new CallingStream(store.openStream(position));
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
            try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(store.createHeadToken())) {
                while (!stopped) {
                    callOnArrival(stream);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // the database is away; meanwhile the processors look by themselves
                LOG.debug("Cannot listen for events", e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void callOnArrival(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        if (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
            return;
        }
        while (stream.hasNextAvailable()) {
            stream.nextAvailable();
        }
        calls.forEach(Runnable::run);
    }

    /** Everything is the store's but the call. */
    private final class CallingStream implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private @Nullable Runnable call;

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
            return events.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return events.nextAvailable();
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
            events.close();
        }
    }
}
