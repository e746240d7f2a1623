package org.rejoin.query.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.newId;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.hibernate.Session;
import org.hibernate.SessionEventListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rejoin.event.DataSubject;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of a table, the rows of a whole batch are asked for at once; what the projectors find afterwards is there already. */
@QuerySideTest
class FetchAheadIT {

    @Autowired
    private EntityManager rows;

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Projections projections;

    @Autowired
    @Qualifier(DatabaseRoles.PROJECTION_TRANSACTIONS)
    private PlatformTransactionManager transactions;

    private final String first = newId();
    private final String second = newId();
    private final List<String> asked = new ArrayList<>();
    private Class<?> row;

    @BeforeEach
    void two_cases() throws ClassNotFoundException {
        row = Class.forName("org.rejoin.query.caselist.CaseRow");
        store.publish(message(filingStarted(first, "400001"), 0), message(filingStarted(second, "400001"), 0));
        long head = jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(Long.class)
                .single();
        await().atMost(30, SECONDS).until(() -> projections.covers("case-list", head));
    }

    @Test
    void the_rows_of_a_batch_are_asked_for_once() {
        handle(
                new FilingSubmitted(first, CaseStatus.FILED),
                new FilingSubmitted(second, CaseStatus.FILED),
                new TrackerEnabled(first, "tutor-z"));
        assertThat(asked).containsExactly("before the first event");
    }

    @Test
    void a_row_that_begins_in_the_batch_is_not_asked_for() {
        String third = newId();
        handle(filingStarted(third, "400001"), new FilingSubmitted(third, CaseStatus.FILED));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_row_that_was_there_is_asked_for_beside_one_that_begins() {
        handle(filingStarted(newId(), "400001"), new FilingSubmitted(second, CaseStatus.FILED));
        assertThat(asked).containsExactly("before the first event");
    }

    @Test
    void an_event_by_itself_leaves_the_asking_to_whoever_needs_the_row() {
        handle(new TrackerDisabled(first, "tutor-z"));
        assertThat(asked).containsExactly("at an event");
    }

    /** Every event is handled by looking for its row, which a projector does unless the row begins with it. */
    private void handle(CaseFileEvent... events) {
        List<EventMessage<?>> batch = Arrays.stream(events)
                .<EventMessage<?>>map(event -> message(event, 1))
                .toList();
        FetchAhead fetchAhead = new FetchAhead(rows, projections.rowsOf("case-list"));
        String[] when = {"before the first event"};
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            rows.unwrap(Session.class).addEventListeners(new SessionEventListener() {
                @Override
                public void jdbcExecuteStatementStart() {
                    asked.add(when[0]);
                }
            });
            BatchingUnitOfWork<EventMessage<?>> work = new BatchingUnitOfWork<>(batch);
            work.executeWithResult(() -> fetchAhead.handle(work, () -> {
                        when[0] = "at an event";
                        UUID id = UUID.fromString(
                                ((CaseFileEvent) work.getMessage().getPayload()).caseId());
                        boolean begins = Arrays.stream(events)
                                .anyMatch(event -> event.caseId().equals(id.toString())
                                        && event.getClass().getSimpleName().equals("FilingStarted"));
                        return begins ? id : rows.find(row, id);
                    }))
                    .optionalExceptionResult()
                    .ifPresent(failure -> {
                        throw new AssertionError(failure);
                    });
        });
    }

    private static GenericDomainEventMessage<CaseFileEvent> message(CaseFileEvent event, long sequence) {
        return new GenericDomainEventMessage<>(
                "CaseFile", event.caseId(), sequence, event, MetaData.with(DataSubject.STUDENT, event.caseId()));
    }
}
