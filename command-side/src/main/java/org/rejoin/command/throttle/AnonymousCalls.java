package org.rejoin.command.throttle;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What anybody may call, an address may call only so often. */
@Component
public class AnonymousCalls {

    private final CallLimit limit;

    AnonymousCalls(@Value("${rejoin.anonymous.calls-per-minute:300}") int callsPerMinute) {
        limit = new CallLimit(callsPerMinute, Duration.ofMinutes(1));
    }

    /** Refuses with 429 what comes too often. @param what the endpoint; each is counted by itself */
    public void count(String what, String address) {
        limit.count(what + " " + Fingerprint.ofAddress(address));
    }
}
