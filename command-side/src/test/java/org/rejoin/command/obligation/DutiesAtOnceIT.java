package org.rejoin.command.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.obligation.WhenDutyIsDue.KIND;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.DataSubject;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CommandSideTest
class DutiesAtOnceIT {

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

    private final WhenDutyIsDue whenDue;
    private final Deadlines deadlines;
    private final EventStore events;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    @Autowired
    DutiesAtOnceIT(
            WhenDutyIsDue whenDue,
            Deadlines deadlines,
            EventStore events,
            PlatformTransactionManager transactions,
            JdbcClient jdbc) {
        this.whenDue = whenDue;
        this.deadlines = deadlines;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    @Test
    void a_case_that_moves_while_its_deadline_is_due_keeps_nobody_waiting_and_loses_nothing() {
        String id = UUID.randomUUID().toString();
        String student = UUID.randomUUID().toString();
        publish(student, 0, new FilingStarted(id, id, student, "770001", "990", SUSPENSION, FORM, "tutor-a", null));
        publish(student, 1, new FilingSubmitted(id, CaseStatus.PENDING_REPORT));
        Awaitility.await().until(() -> said(id, "ObligationOpened") == 1 && deadlinesOf(id) == 1);

        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        CompletableFuture<Void> due = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            await(reported);
            deadlines.lift(KIND, id);
            taken.countDown();
            int holder =
                    jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
            Awaitility.await().until(() -> somebodyWaitsFor(holder));
            whenDue.due(id);
        }));
        // begun before the deadline was taken: the automation hears of it while the row is held
        transaction.executeWithoutResult(status -> {
            publish(student, 2, new CaseReported(id, CaseStatus.TRACKING, 16, 16));
            reported.countDown();
            await(taken);
        });

        // far below the minute after which the framework gives a lock up
        assertThat(due).succeedsWithin(Duration.ofSeconds(5));
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> deadlinesOf(id) == 1);
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(List.of(said(id, "ObligationMet"), said(id, "ObligationOpened")))
                        .containsExactly(1L, 2L));
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.dead_letter WHERE sequence_identifier = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void publish(String student, long number, CaseFileEvent event) {
        events.publish(new GenericDomainEventMessage<>(
                "CaseFile", event.caseId(), number, event, MetaData.with(DataSubject.STUDENT, student)));
    }

    private boolean somebodyWaitsFor(int holder) {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND ? = ANY (pg_blocking_pids(pid))")
                        .param(holder)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long said(String caseId, String event) {
        return jdbc.sql("SELECT count(*) FROM event_store.domain_event"
                        + " WHERE payload_type = ? AND aggregate_identifier = ?")
                .params(event, CaseDutiesId.of(caseId).value())
                .query(Long.class)
                .single();
    }

    private long deadlinesOf(String caseId) {
        return jdbc.sql("SELECT count(*) FROM command_side.deadline WHERE task_name = ? AND task_instance = ?")
                .params(KIND, caseId)
                .query(Long.class)
                .single();
    }
}
