package org.rejoin.query.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at every processor once a second, so that standing still is noticed whoever asks, and however seldom. */
@Component
class Progress {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Projections projections;
    private final Failures failures;
    private final Clock clock;
    private final Instant startedAt;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    Progress(Projections projections, Failures failures, Clock clock) {
        this.projections = projections;
        this.failures = failures;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** @param movedAt when the position was last seen to differ, or the end of the stream was reached */
    record Sample(long position, long head, Instant movedAt) {

        long lag() {
            return Math.max(0, head - position);
        }
    }

    List<String> names() {
        return projections.names();
    }

    @Scheduled(fixedDelay = 1_000)
    void sample() {
        long head = projections.head();
        projections.names().forEach(name -> sample(name, head));
    }

    Sample of(String name) {
        return sample(name, projections.head());
    }

    private Sample sample(String name, long head) {
        long position = projections.position(name);
        return samples.merge(
                name,
                new Sample(position, head, clock.instant()),
                (before, now) -> now.lag() > 0 && now.position() == before.position()
                        ? new Sample(position, head, before.movedAt())
                        : now);
    }

    /** Why a read model cannot be trusted to follow; empty where all is well. */
    Optional<String> trouble(String name) {
        StreamingEventProcessor processor = projections.processor(name);
        Sample sample = of(name);
        Optional<String> failure = failures.at(name, sample.position());
        if (failure.isPresent()) {
            return failure;
        }
        if (!processor.isRunning()) {
            return Optional.of("not running");
        }
        if (processor.isError()) {
            return Optional.of("in error");
        }
        Instant now = clock.instant();
        if (!projections.isClaimed(name) && now.isAfter(startedAt.plus(PATIENCE))) {
            return Optional.of("segments without a node");
        }
        if (sample.lag() > 0 && now.isAfter(sample.movedAt().plus(PATIENCE))) {
            return Optional.of("makes no progress");
        }
        return Optional.empty();
    }
}
