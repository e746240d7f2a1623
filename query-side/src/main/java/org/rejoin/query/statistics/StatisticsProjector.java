package org.rejoin.query.statistics;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.school.SchoolUnitContactRevised;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.event.school.SchoolUnitRevised;
import org.rejoin.query.platform.RowsOf;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("statistics")
@RowsOf(cases = StatisticsCase.class)
class StatisticsProjector {

    private final EntityManager rows;

    StatisticsProjector(EntityManager rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(SchoolUnitOpened event) {
        rows.merge(new StatisticsSchool(event.unit(), event.name()));
    }

    @EventHandler
    void on(SchoolUnitRevised event) {
        rows.merge(new StatisticsSchool(event.unit(), event.name()));
    }

    @EventHandler
    void on(SchoolUnitContactRevised event) {
        rows.merge(new StatisticsSchool(event.unit(), event.name()));
    }

    @EventHandler
    void on(FilingStarted event) {
        rows.persist(new StatisticsCase(event));
    }

    @EventHandler
    void on(FormRevised event) {
        caseOf(event.caseId()).revise(event.form());
    }

    @EventHandler
    void on(FilingSubmitted event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(event.status()), at, version);
    }

    @EventHandler
    void on(FilingReturned event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(CaseStatus.RETURNED), at, version);
    }

    @EventHandler
    void on(FilingVoided event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(CaseStatus.VOIDED), at, version);
    }

    @EventHandler
    void on(CaseReported event, @Timestamp Instant at, @SequenceNumber long version) {
        StatisticsCase row = caseOf(event.caseId());
        row.report(event, at);
        rows.persist(row.standingSince(at, version));
    }

    @EventHandler
    void on(CaseVoided event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(CaseStatus.VOIDED), at, version);
    }

    @EventHandler
    void on(TrackingRecordSubmitted event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(event.status()), at, version);
        rows.persist(new StatisticsRecord(event, at));
    }

    @EventHandler
    void on(TrackingRecordWithdrawn event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(event.status()), at, version);
        StatisticsRecord row =
                rows.find(StatisticsRecord.class, StatisticsRecord.Id.of(event.caseId(), event.recordId()));
        // a record withdrawn while a draft never counted
        if (row != null) {
            row.withdraw(at);
        }
    }

    @EventHandler
    void on(ClosureSuggested event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(event.status()), at, version);
    }

    @EventHandler
    void on(ClosureSuggestionLapsed event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(event.status()), at, version);
    }

    @EventHandler
    void on(ClosureDeclined event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(CaseStatus.TRACKING), at, version);
    }

    @EventHandler
    void on(CaseClosed event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.closed(event.closureReason(), at), at, version);
    }

    @EventHandler
    void on(CaseReopened event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(CaseStatus.TRACKING), at, version);
    }

    @EventHandler
    void on(PersonalDataErased event) {
        caseOf(event.caseId()).erase(event.dataClass());
    }

    @EventHandler
    void on(CaseClosedAutomatically event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.closed(event.closureReason(), at), at, version);
    }

    @EventHandler
    void on(LongTermAbsencePaused event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(CaseStatus.TEMP_CLOSED), at, version);
    }

    @EventHandler
    void on(LongTermAbsenceResumed event, @Timestamp Instant at, @SequenceNumber long version) {
        moved(event.caseId(), Standing.in(CaseStatus.TRACKING), at, version);
    }

    @ResetHandler
    void reset() {
        rows.createQuery("delete from StatisticsStanding").executeUpdate();
        rows.createQuery("delete from StatisticsRecord").executeUpdate();
        rows.createQuery("delete from StatisticsCase").executeUpdate();
        rows.createQuery("delete from StatisticsSchool").executeUpdate();
    }

    private void moved(String caseId, Standing standing, Instant at, long version) {
        StatisticsCase row = caseOf(caseId);
        if (row.standing().status() == standing.status()) {
            return;
        }
        row.moveTo(standing);
        if (row.isReported()) {
            rows.persist(row.standingSince(at, version));
        }
    }

    private StatisticsCase caseOf(String caseId) {
        StatisticsCase row = rows.find(StatisticsCase.class, UUID.fromString(caseId));
        if (row == null) {
            throw new IllegalStateException("No statistics case " + caseId);
        }
        return row;
    }
}
