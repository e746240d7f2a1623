package org.rejoin.bench.stock;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;

/** A read model as one writes it first: an entity is found, changed and saved per event. */
@ProcessingGroup("stock-list")
class StockRows {

    private final EntityManager entities;

    StockRows(EntityManager entities) {
        this.entities = entities;
    }

    @EventHandler
    void on(FilingStarted event, @Timestamp Instant at) {
        entities.persist(new StockRow(event, at));
    }

    @EventHandler
    void on(FilingSubmitted event) {
        row(event.caseId()).becomes(event.status());
    }

    @EventHandler
    void on(TrackingRecordSubmitted event) {
        StockRow row = row(event.caseId());
        row.record(event.number());
        row.becomes(event.status());
    }

    @EventHandler
    void on(CaseReported event) {
        row(event.caseId()).becomes(event.status());
    }

    @EventHandler
    void on(ClosureSuggested event) {
        row(event.caseId()).becomes(event.status());
    }

    @EventHandler
    void on(CaseClosed event) {
        row(event.caseId()).becomes(CaseStatus.CLOSED);
    }

    @ResetHandler
    void reset() {
        entities.createQuery("delete from StockRow").executeUpdate();
    }

    private StockRow row(String caseId) {
        return Objects.requireNonNull(entities.find(StockRow.class, caseId));
    }
}
