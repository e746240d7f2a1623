package org.rejoin.command.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.rejoin.event.casefile.RegisterAnswer.Source;

/**
 * A register over HTTP from which nobody else suffers: a few wait for it at a time, none while it keeps failing, and that
 * somebody is unknown there is remembered for a moment.
 */
final class GuardedEnrolments implements EnrolmentSource {

    private static final int MOST_IDS = 500;
    private static final int CALLS_REMEMBERED = 10;
    private static final int CALLS_TO_JUDGE = 5;
    private static final int MOST_UNKNOWN = 10_000;

    private final Source source;
    private final HttpEnrolments register;
    private final Semaphore places;
    private final CircuitBreaker breaker;
    private final Cache<String, Boolean> unknown;

    /** @param rest how long a failing register is left alone; unknownFor: how long nobody asks again for who is not there */
    record Limits(int places, Duration rest, Duration unknownFor) {}

    GuardedEnrolments(Source source, HttpEnrolments register, Limits limits) {
        this.source = source;
        this.register = register;
        places = new Semaphore(limits.places());
        breaker = CircuitBreaker.of(
                source.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(CALLS_REMEMBERED)
                        .minimumNumberOfCalls(CALLS_TO_JUDGE)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(limits.rest())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        unknown = Caffeine.newBuilder()
                .maximumSize(MOST_UNKNOWN)
                .expireAfterWrite(limits.unknownFor())
                .build();
    }

    @Override
    public Source name() {
        return source;
    }

    @Override
    public Map<String, Enrolment> find(Set<String> nationalIds, boolean anew) {
        List<String> open = new ArrayList<>(nationalIds);
        if (!anew) {
            open.removeIf(nationalId -> unknown.getIfPresent(nationalId) != null);
        }
        Map<String, Enrolment> found = new HashMap<>();
        for (int from = 0; from < open.size(); from += MOST_IDS) {
            found.putAll(ask(open.subList(from, Math.min(from + MOST_IDS, open.size()))));
        }
        open.stream()
                .filter(nationalId -> !found.containsKey(nationalId))
                .forEach(nationalId -> unknown.put(nationalId, Boolean.TRUE));
        return found;
    }

    private Map<String, Enrolment> ask(List<String> nationalIds) {
        if (!places.tryAcquire()) {
            throw new RegisterUnavailable("enough wait for it already");
        }
        try {
            return breaker.executeSupplier(() -> register.ask(nationalIds));
        } catch (CallNotPermittedException open) {
            throw new RegisterUnavailable("it failed too often");
        } finally {
            places.release();
        }
    }
}
