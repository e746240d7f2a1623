package org.rejoin.query.caselist;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.rejoin.event.casefile.CaseStatus;
import org.springframework.stereotype.Component;

/** How many cases stand where. */
@Component
class CaseListMetrics implements MeterBinder {

    private final CaseRows rows;

    CaseListMetrics(CaseRows rows) {
        this.rows = rows;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        List.of(CaseStatus.values()).forEach(status -> Gauge.builder("rejoin.cases", () -> rows.countByStatus(status))
                .description("Cases in this status")
                .tag("status", status.name())
                .register(registry));
    }
}
