package org.rejoin.query.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whether the history is intact, and how old the last proof of it is. */
@Component
class AuditMetrics implements MeterBinder {

    private final Ledger ledger;
    private final CheckpointBook checkpoints;
    private final Verifications verifications;
    private final Clock clock;

    AuditMetrics(Ledger ledger, CheckpointBook checkpoints, Verifications verifications, Clock clock) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.verifications = verifications;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rejoin.audit.intact", () -> verifications.alarm().isPresent() ? 0 : 1)
                .description("0 from a failed verification on until a whole one succeeds")
                .register(registry);
        Gauge.builder("rejoin.audit.ledger.lag", this::lag)
                .description("Distance of the ledger from the newest event, in the global index")
                .register(registry);
        Gauge.builder("rejoin.audit.checkpoint.age", this::checkpointAge)
                .baseUnit("seconds")
                .description("Since the last checkpoint; NaN where there is none")
                .register(registry);
        Gauge.builder(
                        "rejoin.audit.verification.age",
                        () -> verifications.lastWhole().map(this::seconds).orElse(Double.NaN))
                .baseUnit("seconds")
                .description("Since the last verification of the whole; NaN where there is none")
                .register(registry);
    }

    private double lag() {
        try {
            return ledger.lag();
        } catch (SQLException e) {
            return Double.NaN;
        }
    }

    private double checkpointAge() {
        return checkpoints
                .last()
                .map(checkpoint -> seconds(Instant.parse(checkpoint.takenAt())))
                .orElse(Double.NaN);
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toSeconds();
    }
}
