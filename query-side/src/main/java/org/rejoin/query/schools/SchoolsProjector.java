package org.rejoin.query.schools;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.rejoin.event.school.SchoolUnitContactRevised;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.event.school.SchoolUnitRevised;
import org.rejoin.event.school.SchoolUnitSignatoriesChosen;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(SchoolsProjector.GROUP)
class SchoolsProjector {

    static final String GROUP = "schools";

    private final SchoolUnitRows rows;

    SchoolsProjector(SchoolUnitRows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(SchoolUnitOpened event, @SequenceNumber long version) {
        rows.save(new SchoolUnitRow(event, version));
    }

    @EventHandler
    void on(SchoolUnitRevised event, @SequenceNumber long version) {
        rowOf(event.unit()).revise(event, version);
    }

    @EventHandler
    void on(SchoolUnitContactRevised event, @SequenceNumber long version) {
        rowOf(event.unit()).revise(event, version);
    }

    @EventHandler
    void on(SchoolUnitSignatoriesChosen event, @SequenceNumber long version) {
        rowOf(event.unit()).signBy(event, version);
    }

    @ResetHandler
    void reset() {
        rows.deleteAllInBatch();
    }

    private SchoolUnitRow rowOf(String unit) {
        return rows.findById(unit).orElseThrow(() -> new IllegalStateException("No unit " + unit));
    }
}
