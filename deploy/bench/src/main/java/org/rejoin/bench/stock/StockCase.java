package org.rejoin.bench.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.command.casefile.CaseFileCommand.ReportCase;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitTrackingRecord;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;

/** Says to the same commands what the service would say, without asking whether it may. */
class StockCase {

    @AggregateIdentifier
    private String id;

    private CaseStatus status = CaseStatus.DRAFT;
    private int records;

    StockCase() {} // for Axon

    @CommandHandler
    StockCase(StartFiling command) {
        String id = command.id().value();
        apply(new FilingStarted(id, id, id, "100000", "990", command.leavingType(), command.form(), "stock", null));
    }

    @CommandHandler
    void decide(SubmitFiling command) {
        apply(new FilingSubmitted(id, CaseStatus.FILED));
    }

    @CommandHandler
    void decide(SubmitTrackingRecord command) {
        CaseStatus after = status == CaseStatus.FILED ? CaseStatus.PENDING_REPORT : status;
        apply(new TrackingRecordSubmitted(id, command.recordId(), records + 1, command.details(), "stock", after));
        if (command.details().closureReason() != null) {
            apply(new ClosureSuggested(
                    id,
                    command.recordId(),
                    command.details().closureReason(),
                    String.valueOf(command.details().description()),
                    "stock",
                    CaseStatus.PENDING_CLOSURE));
        }
    }

    @CommandHandler
    void decide(ReportCase command) {
        apply(new CaseReported(id, CaseStatus.TRACKING, 16, 16));
    }

    @CommandHandler
    void decide(CloseCase command) {
        apply(new CaseClosed(id, command.closureReason(), command.note(), "stock"));
    }

    @EventSourcingHandler
    void evolve(FilingStarted event) {
        id = event.caseId();
    }

    @EventSourcingHandler
    void evolve(FilingSubmitted event) {
        status = event.status();
    }

    @EventSourcingHandler
    void evolve(TrackingRecordSubmitted event) {
        records = event.number();
        status = event.status();
    }

    @EventSourcingHandler
    void evolve(CaseReported event) {
        status = event.status();
    }

    @EventSourcingHandler
    void evolve(ClosureSuggested event) {
        status = event.status();
    }

    @EventSourcingHandler
    void evolve(CaseClosed event) {
        status = CaseStatus.CLOSED;
    }
}
