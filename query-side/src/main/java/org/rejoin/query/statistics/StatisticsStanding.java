package org.rejoin.query.statistics;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Where a reported case stood from a moment on. */
@Entity
@SuppressWarnings("UnusedVariable") // read by the SQL of the reports
@Table(schema = "read_model", name = "statistics_standing")
class StatisticsStanding {

    @Embeddable
    record Id(UUID caseId, long version) {}

    @EmbeddedId
    private Id id;

    private Instant since;

    @Embedded
    private Standing standing;

    protected StatisticsStanding() {} // for JPA

    StatisticsStanding(UUID caseId, long version, Instant since, Standing standing) {
        this.id = new Id(caseId, version);
        this.since = since;
        this.standing = standing;
    }
}
