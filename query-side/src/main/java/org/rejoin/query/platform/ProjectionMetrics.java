package org.rejoin.query.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lag, segments and dead letters of every processing group. */
@Component
class ProjectionMetrics implements MeterBinder {

    private final Projections projections;
    private final Progress progress;
    private final JdbcClient jdbc;
    private final SystemReads system;

    ProjectionMetrics(Projections projections, Progress progress, JdbcClient jdbc, SystemReads system) {
        this.projections = projections;
        this.progress = progress;
        this.jdbc = jdbc;
        this.system = system;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        projections.names().forEach(name -> {
            Gauge.builder("rejoin.projection.lag", () -> progress.of(name).lag())
                    .description("Events in the store that the read model has not seen")
                    .tag("group", name)
                    .register(registry);
            Gauge.builder("rejoin.projection.segments.claimed", () -> projections.claimedSegments(name))
                    .description("Segments this node works on")
                    .tag("group", name)
                    .register(registry);
            Gauge.builder("rejoin.projection.segments.expected", () -> projections.expectedSegments(name))
                    .description("Segments there are, for all nodes together")
                    .tag("group", name)
                    .register(registry);
            Gauge.builder("rejoin.projection.dead.letters", () -> deadLetters(name))
                    .description("Events parked because their handling failed")
                    .tag("group", name)
                    .register(registry);
        });
    }

    private long deadLetters(String group) {
        return system.read(() -> jdbc.sql("SELECT count(*) FROM read_model.dead_letter WHERE processing_group = ?")
                .param(group)
                .query(Long.class)
                .single());
    }
}
