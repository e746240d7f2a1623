package org.rejoin.query.audit;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Red from the moment something was found altered until a whole verification finds everything intact. */
@Component("auditHealthIndicator")
class AuditHealth extends AbstractHealthIndicator {

    private final Verifications verifications;
    private final AuditWatch watch;

    AuditHealth(Verifications verifications, AuditWatch watch) {
        super("Cannot see whether the history is intact");
        this.verifications = verifications;
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        verifications.alarm().ifPresent(finding -> health.down().withDetail("firstWrong", finding.toString()));
        String trouble = watch.trouble();
        if (trouble != null) {
            health.down().withDetail("ledger", trouble);
        }
    }
}
