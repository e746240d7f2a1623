package org.rejoin.query.caselist;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationOpened;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.query.platform.RowsOf;
import org.springframework.stereotype.Component;

/** Keeps duties apart from the rows of their cases: they come in a stream of their own, which may be ahead. */
@Component
@ProcessingGroup(CaseListProjector.GROUP)
@RowsOf(obligations = CaseListObligation.class)
class CaseListObligationProjector {

    private final EntityManager rows;

    CaseListObligationProjector(EntityManager rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(ObligationOpened event) {
        rows.persist(new CaseListObligation(event));
    }

    @EventHandler
    void on(ObligationMet event) {
        dutyOf(event).end();
    }

    @EventHandler
    void on(ObligationWaived event) {
        dutyOf(event).end();
    }

    @ResetHandler
    void reset() {
        rows.createQuery("delete from CaseListObligation").executeUpdate();
    }

    private CaseListObligation dutyOf(ObligationEvent event) {
        CaseListObligation duty = rows.find(CaseListObligation.class, UUID.fromString(event.obligationId()));
        if (duty == null) {
            throw new IllegalStateException("No duty " + event.obligationId());
        }
        return duty;
    }
}
