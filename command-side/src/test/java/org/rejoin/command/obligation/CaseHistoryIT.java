package org.rejoin.command.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.DataSubject;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
@Tag("R-CLS-06")
class CaseHistoryIT {

    private final CaseHistory history;
    private final EventStore events;
    private final JdbcClient jdbc;
    private final String student = UUID.randomUUID().toString();

    @Autowired
    CaseHistoryIT(CaseHistory history, EventStore events, JdbcClient jdbc) {
        this.history = history;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Test
    void a_case_begins_with_its_filing_and_is_followed_by_what_was_reported_since() {
        jdbc.sql("INSERT INTO command_side.student (student_id) VALUES (?)")
                .param(student)
                .update();
        String former = reported(SUSPENSION, "2026-09-01");
        String absence = reported(UNEXCUSED_ABSENCE, "2026-11-03");
        publish(
                absence,
                2,
                "2026-11-16",
                new CaseClosed(absence, ClosureReason.ABSENCE_7D_TO_SUSPENSION, null, "tutor-a"));
        String following = reported(SUSPENSION, "2026-11-17");

        List<CaseStep> steps = history.of(absence);

        assertThat(steps.get(0)).isInstanceOfSatisfying(CaseStep.Moved.class, first -> assertThat(first.event())
                .isInstanceOf(FilingStarted.class));
        assertThat(steps)
                .filteredOn(CaseStep.OtherReported.class::isInstance)
                .extracting(step -> ((CaseStep.OtherReported) step).caseId())
                .containsExactly(following)
                .doesNotContain(former);
    }

    private String reported(LeavingType type, String day) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO command_side.student_case"
                        + " (case_id, case_number, student_id, school, leaving_type, standing)"
                        + " VALUES (?, ?, ?, '770001', ?, 'CLOSED')")
                .params(id, id, student, type.name())
                .update();
        publish(id, 0, day, new FilingStarted(id, id, student, "770001", "990", type, FORM, "tutor-a", null));
        publish(id, 1, day, new CaseReported(id, CaseStatus.TRACKING, 16, 16));
        return id;
    }

    private void publish(String caseId, long number, String day, CaseFileEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                "CaseFile",
                caseId,
                number,
                new GenericEventMessage<>(event, MetaData.with(DataSubject.STUDENT, student)),
                () -> Instant.parse(day + "T02:00:00Z")));
    }

    private static final CaseForm FORM = new CaseForm(
            new CaseForm.StudentDetails(
                    "A123456789", null, null, null, null, null, null, null, List.of(), null, null, null),
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null);
}
