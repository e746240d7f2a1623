package org.rejoin.bench.inside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.rejoin.bench.Server;
import org.springframework.stereotype.Component;

/** The processors of the service: those of the read models, and the automations, whose names begin with {@code when-}. */
@Component
class ReadModels {

    private static final Duration PATIENCE = Duration.ofHours(3);

    private final EventProcessingConfiguration processing;

    ReadModels(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    private Map<String, StreamingEventProcessor> all(boolean automations) {
        Map<String, StreamingEventProcessor> found = new TreeMap<>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming && name.startsWith("when-") == automations) {
                found.put(name, streaming);
            }
        });
        return found;
    }

    int count() {
        return all(false).size();
    }

    /** Position up to which every read model is. */
    long reached() {
        return all(false).values().stream().mapToLong(ReadModels::reached).min().orElse(0);
    }

    /** Which positions every read model shows, as it is now. */
    LongPredicate shown() {
        List<TrackingToken> positions = new ArrayList<>();
        for (StreamingEventProcessor processor : all(false).values()) {
            for (EventTrackerStatus segment : processor.processingStatus().values()) {
                TrackingToken position = WrappedToken.unwrapLowerBound(segment.getTrackingToken());
                if (position == null) {
                    return index -> false;
                }
                positions.add(position);
            }
        }
        return index -> positions.stream()
                .allMatch(position -> position instanceof GapAwareTrackingToken gapAware
                        && gapAware.getIndex() >= index
                        && !gapAware.getGaps().contains(index));
    }

    private static long reached(StreamingEventProcessor processor) {
        List<EventTrackerStatus> segments =
                List.copyOf(processor.processingStatus().values());
        return segments.stream()
                .map(EventTrackerStatus::getTrackingToken)
                .mapToLong(ReadModels::positionOf)
                .min()
                .orElse(0);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        TrackingToken position = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return position == null ? 0 : position.position().orElse(0);
    }

    void stop() {
        all(false).values().forEach(StreamingEventProcessor::shutDown);
        all(true).values().forEach(StreamingEventProcessor::shutDown);
    }

    void start() {
        all(false).values().forEach(StreamingEventProcessor::start);
        all(true).values().forEach(StreamingEventProcessor::start);
    }

    /** What was built is past for them: of it the service would have thought as it came. */
    static void automationsBeginAtTheEnd(Server server) {
        server.execute("DELETE FROM command_side.token");
    }

    /** Empties all of them and lets them read from the first event. */
    void reset() {
        all(false).values().forEach(processor -> {
            processor.shutDown();
            processor.resetTokens();
        });
        all(false).values().forEach(StreamingEventProcessor::start);
    }

    /** @return seconds from the beginning until each was there */
    Map<String, Double> awaitEach(long head, long began) throws InterruptedException {
        Map<String, StreamingEventProcessor> behind = all(false);
        Map<String, Double> seconds = new TreeMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!behind.isEmpty()) {
            behind.entrySet().removeIf(one -> {
                if (one.getValue().isError()) {
                    throw new IllegalStateException(one.getKey() + " failed");
                }
                boolean there = reached(one.getValue()) >= head;
                if (there) {
                    seconds.put(one.getKey(), (System.nanoTime() - began) / 1e9);
                }
                return there;
            });
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Still behind: " + behind.keySet());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return seconds;
    }

    static double slowest(Map<String, Double> seconds) {
        return seconds.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
    }
}
