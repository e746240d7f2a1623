package org.rejoin.query.statistics;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordSubmitted;

@Entity
@SuppressWarnings("UnusedVariable") // read by the SQL of the reports
@Table(schema = "read_model", name = "statistics_record")
class StatisticsRecord {

    @Embeddable
    record Id(UUID caseId, String recordId) {

        static Id of(String caseId, String recordId) {
            return new Id(UUID.fromString(caseId), recordId);
        }
    }

    @EmbeddedId
    private Id id;

    private int number;
    private @Nullable Instant trackedAt;
    private Instant submittedAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable String method;
    private @Nullable String dwelling;
    private @Nullable String lifeSituation;
    private String[] measures;
    private @Nullable Boolean employmentReferral;

    @Enumerated(EnumType.STRING)
    private @Nullable ClosureReason closureReason;

    protected StatisticsRecord() {} // for JPA

    StatisticsRecord(TrackingRecordSubmitted event, Instant at) {
        TrackingDetails details = event.details();
        this.id = Id.of(event.caseId(), event.recordId());
        this.number = event.number();
        this.trackedAt = details.trackedAt();
        this.submittedAt = at;
        this.method = details.method();
        this.dwelling = details.dwelling();
        this.lifeSituation = details.lifeSituation();
        this.measures = details.measures().toArray(String[]::new);
        this.employmentReferral = details.employmentReferral();
        this.closureReason = details.closureReason();
    }

    void withdraw(Instant at) {
        withdrawnAt = at;
    }
}
