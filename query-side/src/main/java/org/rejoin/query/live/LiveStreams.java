package org.rejoin.query.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.TooManyStreams;
import org.rejoin.query.page.LivePosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The open pages of this node, and what changed lately, for those that come back. */
@Component
class LiveStreams implements SmartLifecycle, LivePosition {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final String RESET = "event: reset\ndata: {}\n\n";

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final Map<String, LiveStream> named = new ConcurrentHashMap<>();
    private final Deque<Change> kept = new ArrayDeque<>();
    private final int mostOfAccount;
    private final int mostOfNode;
    private final int mostKept;
    private final Duration heartbeat;
    private final Duration check;
    private long knownFrom = Long.MAX_VALUE;
    private long completeUpTo;
    private @Nullable ScheduledExecutorService rounds;

    LiveStreams(
            MeterRegistry meters,
            @Value("${rejoin.live.streams-of-account:10}") int mostOfAccount,
            @Value("${rejoin.live.streams:2000}") int mostOfNode,
            @Value("${rejoin.live.kept:10000}") int mostKept,
            @Value("${rejoin.live.heartbeat:15s}") Duration heartbeat,
            @Value("${rejoin.live.check:15s}") Duration check) {
        this.mostOfAccount = mostOfAccount;
        this.mostOfNode = mostOfNode;
        this.mostKept = mostKept;
        this.heartbeat = heartbeat;
        this.check = check;
        Gauge.builder("rejoin.live.streams", this, streams -> streams.open.size())
                .register(meters);
    }

    /** The tail begins to follow after this index. */
    synchronized void beginAt(long index) {
        knownFrom = index;
        completeUpTo = index;
    }

    @Override
    public synchronized long shown() {
        return completeUpTo;
    }

    /** A tab that goes from page to page has one stream: the service does not see at once that the former page is gone. */
    void endOf(Actor actor, String page) {
        LiveStream former = named.get(nameOf(actor, page));
        if (former != null) {
            remove(former);
            former.end();
        }
    }

    private static String nameOf(Actor actor, String page) {
        return actor.account() + " " + page;
    }

    /** Refuses before anything of an answer is written. */
    synchronized void refuseTooMany(Actor actor) {
        if (open.size() >= mostOfNode
                || open.stream()
                                .filter(stream -> stream.actor().account().equals(actor.account()))
                                .count()
                        >= mostOfAccount) {
            throw new TooManyStreams();
        }
    }

    /** @param after what the page was told last, null for one that has just read everything */
    synchronized void add(LiveStream stream, @Nullable Long after) {
        open.add(stream);
        stream.offer("retry: 2000\n\n");
        if (after != null && (after < knownFrom || after > completeUpTo)) {
            stream.offer(RESET + at());
            return;
        }
        if (after != null) {
            kept.stream()
                    .filter(change -> change.index() > after && change.readers().test(stream.actor()))
                    .forEach(change -> stream.offer(change.frame()));
        }
        stream.offer(at());
    }

    void name(LiveStream stream, String page) {
        named.put(nameOf(stream.actor(), page), stream);
        if (!open.contains(stream)) {
            named.values().remove(stream); // it ended meanwhile
        }
    }

    void remove(LiveStream stream) {
        open.remove(stream);
        named.values().remove(stream);
    }

    /** @param completeUpTo nothing up to this index is still to be told */
    void tell(List<Change> changes, long completeUpTo) {
        synchronized (this) {
            this.completeUpTo = Math.max(this.completeUpTo, completeUpTo);
            kept.addAll(changes);
            while (kept.size() > mostKept) {
                knownFrom = Math.max(knownFrom, kept.removeFirst().index());
            }
            open.forEach(stream -> offer(stream, changes));
        }
        open.forEach(LiveStream::write);
    }

    private void offer(LiveStream stream, List<Change> changes) {
        String frames = changes.stream()
                .filter(change -> change.readers().test(stream.actor()))
                .map(Change::frame)
                .collect(Collectors.joining());
        if (!frames.isEmpty()) {
            stream.offer(frames + at());
        }
    }

    /** More happened than can be told one by one. */
    void forget(long index) {
        synchronized (this) {
            kept.clear();
            knownFrom = index;
            completeUpTo = index;
            open.forEach(stream -> stream.offer(RESET + at()));
        }
        open.forEach(LiveStream::write);
    }

    // without data it is no event for the page, but the browser remembers the id and sends it when it comes back
    private String at() {
        return "id: " + completeUpTo + "\n\n";
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread thread = new Thread(runnable, "live-check");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(
                this::endWhatIsNotAllowed, check.toMillis(), check.toMillis(), TimeUnit.MILLISECONDS);
        rounds = started;
    }

    // before the web server waits for open requests
    @Override
    public void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
            rounds = null;
        }
        open.forEach(LiveStream::end);
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    private void beat() {
        synchronized (this) {
            open.forEach(stream -> stream.offer(": \n" + at()));
        }
        open.forEach(LiveStream::write);
    }

    private void endWhatIsNotAllowed() {
        for (LiveStream stream : open) {
            try {
                if (!stream.isAllowed()) {
                    stream.end();
                }
            } catch (RuntimeException e) {
                // who cannot be asked about may not stay
                LOG.warn(
                        "A stream ends, for its access cannot be checked: {}",
                        e.getClass().getName());
                stream.end();
            }
        }
    }
}
