package org.rejoin.query.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.live.Changes.Numbered;
import org.rejoin.query.platform.Coverage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the event store on every node by itself, and tells what an event changed once the read models show it. Keeps no
 * position: who was away longer than the node remembers reads anew.
 */
@Component
class Tail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    /** What a page reads when it is told. */
    private static final Set<String> GROUPS =
            Set.of("inbox", "case-list", "case-page", "obligations", "absence", "meetings", "transfers-out");

    // so much a node that has just started knows of the time before
    private static final long KNOWN_AT_START = 1_000;
    // read models so far behind are being rebuilt: pages are better off reading anew than being told each event
    private static final int MOST_PENDING = 10_000;
    private static final int PENDING_PAUSE_MILLIS = 5;
    private static final int IDLE_PAUSE_MILLIS = 1_000;

    private final EventStore store;
    private final Coverage coverage;
    private final Changes changes;
    private final LiveStreams streams;
    private final List<Numbered> pending = new ArrayList<>();
    private @Nullable TrackingToken position;
    private @Nullable Thread thread;
    private volatile boolean stopped = true;

    Tail(EventStore store, Coverage coverage, Changes changes, LiveStreams streams) {
        this.store = store;
        this.coverage = coverage;
        this.changes = changes;
        this.streams = streams;
    }

    @Override
    public void start() {
        stopped = false;
        Thread started = new Thread(this::run, "live");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }

    private void run() {
        while (!stopped) {
            try {
                follow();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // the database is away: what is pending stays so
                LOG.debug("Cannot follow the events: {}", e.getClass().getName());
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private void follow() throws InterruptedException {
        if (position == null) {
            long from = Math.max(0, coverage.head() - KNOWN_AT_START);
            position = from == 0 ? null : GapAwareTrackingToken.newInstance(from, Collections.emptySet());
            streams.beginAt(from);
        }
        try (BlockingStream<TrackedEventMessage<?>> events = store.openStream(position)) {
            while (!stopped) {
                int pause = pending.isEmpty() ? IDLE_PAUSE_MILLIS : PENDING_PAUSE_MILLIS;
                if (events.hasNextAvailable(pause, TimeUnit.MILLISECONDS)) {
                    take(events);
                }
                tellWhatIsShown();
            }
        }
    }

    private void take(BlockingStream<TrackedEventMessage<?>> events) throws InterruptedException {
        while (events.hasNextAvailable() && pending.size() < MOST_PENDING) {
            TrackedEventMessage<?> event = events.nextAvailable();
            pending.add(new Numbered(numberOf(event.trackingToken(), position), event));
            position = event.trackingToken();
        }
        if (pending.size() >= MOST_PENDING) {
            pending.clear();
            streams.forget(indexOf(position));
        }
    }

    private void tellWhatIsShown() {
        if (pending.isEmpty()) {
            return;
        }
        LongPredicate shown = coverage.shownBy(GROUPS);
        List<Numbered> ready = new ArrayList<>();
        List<Numbered> waiting = new ArrayList<>();
        pending.forEach(event -> (shown.test(event.number()) ? ready : waiting).add(event));
        if (!ready.isEmpty()) {
            // whatever fails does so before anything counts as told
            List<Change> told = changes.of(ready);
            long complete = completeUpTo(waiting);
            pending.clear();
            pending.addAll(waiting);
            streams.tell(told, complete);
        }
    }

    /** Nothing up to here is still to come: neither from a transaction that was late, nor from a read model. */
    private long completeUpTo(List<Numbered> waiting) {
        long complete = position == null ? 0 : coverage.completeUpTo(position);
        for (Numbered event : waiting) {
            complete = Math.min(complete, event.number() - 1);
        }
        return complete;
    }

    // a token tells the highest index so far: an event that does not raise it has filled one of the gaps before
    private static long numberOf(TrackingToken token, @Nullable TrackingToken before) {
        if (token instanceof GapAwareTrackingToken now
                && before instanceof GapAwareTrackingToken earlier
                && now.getIndex() == earlier.getIndex()) {
            return earlier.getGaps().stream()
                    .filter(gap -> !now.getGaps().contains(gap))
                    .findFirst()
                    .orElse(now.getIndex());
        }
        return indexOf(token);
    }

    private static long indexOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
