package org.rejoin.query.caselist;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.query.platform.SystemReads;
import org.springframework.stereotype.Component;

/** How many cases stand where. */
@Component
class CaseListMetrics implements MeterBinder {

    private final CaseRows rows;
    private final SystemReads system;

    CaseListMetrics(CaseRows rows, SystemReads system) {
        this.rows = rows;
        this.system = system;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        List.of(CaseStatus.values())
                .forEach(status -> Gauge.builder("rejoin.cases", () -> system.read(() -> rows.countByStatus(status)))
                        .description("Cases in this status")
                        .tag("status", status.name())
                        .register(registry));
    }
}
