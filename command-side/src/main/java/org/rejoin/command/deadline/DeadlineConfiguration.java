package org.rejoin.command.deadline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators see of deadlines. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    // a passing failure is over by then
    private static final int ALARMING = 3;

    @Bean
    MeterBinder deadlineMetrics(Deadlines deadlines) {
        return meters -> {
            Gauge.builder("rejoin.deadlines.due", deadlines, Deadlines::due)
                    .description("Deadlines that are due and not yet worked on")
                    .register(meters);
            Gauge.builder("rejoin.deadlines.failing", deadlines, all -> all.failing(1))
                    .description("Deadlines and daily runs whose last attempt failed")
                    .register(meters);
        };
    }

    @Bean
    HealthIndicator deadlinesHealthIndicator(Deadlines deadlines) {
        return () -> {
            long failing = deadlines.failing(ALARMING);
            return (failing == 0 ? Health.up() : Health.down())
                    .withDetail("failing", failing)
                    .build();
        };
    }
}
