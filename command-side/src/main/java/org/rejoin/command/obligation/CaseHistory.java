package org.rejoin.command.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what happened to a case, and where a closure asks for another case what became of that. */
@Component
class CaseHistory {

    private final EventStore events;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    CaseHistory(EventStore events, JdbcClient jdbc, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.events = events;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    List<CaseStep> of(String caseId) {
        List<Dated> all = new ArrayList<>();
        read(caseId).forEach(message -> all.add(after(all, message)));
        if (asksForAnother(all)) {
            // what was reported before this case was filed does not follow from it
            Instant filed = all.get(0).at();
            others(caseId).stream()
                    .flatMap(other -> reportsOf(other).stream())
                    .filter(report -> !report.at().isBefore(filed))
                    .forEach(all::add);
        }
        // stable: the events of one case keep their order
        return all.stream()
                .sorted(Comparator.comparing(Dated::at))
                .map(Dated::step)
                .toList();
    }

    /** Cases of the same student and school whose closure may have asked for this one. */
    List<String> others(String caseId) {
        return jdbc.sql("""
                        SELECT other.case_id FROM command_side.student_case mine
                          JOIN command_side.student_case other USING (student_id, school)
                         WHERE mine.case_id = ? AND other.case_id <> mine.case_id
                         ORDER BY other.case_id""").param(caseId).query(String.class).list();
    }

    private record Dated(Instant at, CaseStep step) {}

    // nodes whose clocks differ must not turn the order of events round
    private Dated after(List<Dated> earlier, DomainEventMessage<?> message) {
        Instant last = earlier.isEmpty()
                ? Instant.MIN
                : earlier.get(earlier.size() - 1).at();
        Instant at = message.getTimestamp().isBefore(last) ? last : message.getTimestamp();
        return new Dated(
                at, new CaseStep.Moved(dayOf(at), message.getSequenceNumber(), (CaseFileEvent) message.getPayload()));
    }

    private List<Dated> reportsOf(String caseId) {
        List<Dated> reports = new ArrayList<>();
        LeavingType[] type = new LeavingType[1];
        read(caseId).forEach(message -> {
            if (message.getPayload() instanceof FilingStarted filing) {
                type[0] = filing.leavingType();
            } else if (message.getPayload() instanceof CaseReported) {
                reports.add(new Dated(
                        message.getTimestamp(),
                        new CaseStep.OtherReported(dayOf(message.getTimestamp()), type[0], caseId)));
            }
        });
        return reports;
    }

    private static boolean asksForAnother(List<Dated> all) {
        return all.stream()
                .map(Dated::step)
                .filter(CaseStep.Moved.class::isInstance)
                .map(step -> ((CaseStep.Moved) step).event())
                .filter(CaseClosed.class::isInstance)
                .map(closed -> ((CaseClosed) closed).closureReason())
                .anyMatch(reason -> reason == ClosureReason.ABSENCE_7D_TO_SUSPENSION
                        || reason == ClosureReason.SUSPENSION_TO_TRANSFER);
    }

    private Stream<? extends DomainEventMessage<?>> read(String caseId) {
        return events.readEvents(caseId).asStream();
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
