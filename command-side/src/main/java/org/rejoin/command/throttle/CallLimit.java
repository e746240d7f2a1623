package org.rejoin.command.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.rejoin.command.Declined;

/** So many calls in a time, for each key by itself, counted by this node alone. */
public final class CallLimit {

    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets;
    private final int calls;
    private final Duration time;

    public CallLimit(int calls, Duration time) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(time)
                .build();
        this.calls = calls;
        this.time = time;
    }

    /** Refuses with 429 where the key has no call left. */
    public void count(String key) {
        ConsumptionProbe probe = buckets.get(key, unknown -> full()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Declined.tooOften("TOO_MANY_REQUESTS", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** The same for whoever calls from there. */
    public void countAddress(String address) {
        count(Fingerprint.ofAddress(address));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, time))
                .build();
    }
}
