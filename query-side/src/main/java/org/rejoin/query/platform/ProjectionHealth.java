package org.rejoin.query.platform;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Red as soon as a read model no longer follows the events, also while Axon waits to try a failing one again. */
@Component("projectionsHealthIndicator")
class ProjectionHealth implements HealthIndicator {

    private final Progress progress;

    ProjectionHealth(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        progress.names().forEach(name -> progress.trouble(name)
                .ifPresentOrElse(
                        trouble -> health.down().withDetail(name, trouble),
                        () -> health.withDetail(name, "following")));
        return health.build();
    }
}
