package org.rejoin.query.platform;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Red as soon as a read model no longer follows the events, also while Axon waits to try a failing one again, or the
 * database cannot be asked.
 */
@Component("projectionsHealthIndicator")
class ProjectionHealth extends AbstractHealthIndicator {

    private final Progress progress;

    ProjectionHealth(Progress progress) {
        super("Cannot see how far the read models are");
        this.progress = progress;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        progress.names().forEach(name -> progress.trouble(name)
                .ifPresentOrElse(
                        trouble -> health.down().withDetail(name, trouble),
                        () -> health.withDetail(name, "following")));
    }
}
