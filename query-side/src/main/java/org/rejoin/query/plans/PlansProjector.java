package org.rejoin.query.plans;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.rejoin.event.Actor;
import org.rejoin.event.schoolplan.SchoolPlanUploaded;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(PlansProjector.GROUP)
class PlansProjector {

    static final String GROUP = "plans";

    private final PlanRows rows;

    PlansProjector(PlanRows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(SchoolPlanUploaded event, @Timestamp Instant at, MetaData metaData) {
        rows.findBySchoolAndSchoolYearAndDocumentAndNewestTrue(event.unit(), event.schoolYear(), event.document())
                .ifPresent(PlanRow::giveWay);
        rows.save(new PlanRow(event, Actor.from(metaData), at));
    }

    @ResetHandler
    void reset() {
        rows.deleteAllInBatch();
    }
}
