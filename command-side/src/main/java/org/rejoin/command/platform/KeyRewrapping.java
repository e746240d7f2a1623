package org.rejoin.command.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.rejoin.keystore.KeyStore;
import org.rejoin.keystore.Rewrapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings all keys under {@code rejoin.keys.master}. {@code rejoin.keys.master.earlier} counts those still under an earlier
 * one: at 0 it may be taken out of the settings.
 */
@Component
class KeyRewrapping {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRewrapping.class);

    private final Rewrapping rewrapping;
    private volatile double wrappedByEarlier = Double.NaN;

    KeyRewrapping(KeyStore keys, MeterRegistry meters) {
        rewrapping = keys.rewrapping();
        Gauge.builder("rejoin.keys.master.earlier", () -> wrappedByEarlier)
                .description("Keys that an earlier master key still wraps")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${rejoin.keys.rewrap:1m}")
    void rewrap() {
        try {
            int done = 0;
            for (int batch = rewrapping.advance(); batch > 0; batch = rewrapping.advance()) {
                done += batch;
            }
            if (done > 0) {
                LOG.info("{} keys rewrapped by the master key of today", done);
            }
            wrappedByEarlier = rewrapping.wrappedByEarlier();
        } catch (RuntimeException e) {
            LOG.warn("Keys could not be rewrapped: {}", e.getClass().getName());
        }
    }
}
