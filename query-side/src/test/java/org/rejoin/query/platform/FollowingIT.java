package org.rejoin.query.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.rejoin.query.Api.officer;
import static org.rejoin.query.Api.staff;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Events in, answers out: the one place that waits. */
@QuerySideTest
class FollowingIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null);

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Projections projections;

    @Autowired
    private Progress progress;

    @Autowired
    private ProjectionHealth health;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Environment environment;

    private final String id = newId();
    private final Actor registrar = staff("registrar", "400001", Role.PRINCIPAL_REPORTER);

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    void what_follows_the_events_waits_for_no_disk_and_all_that_is_written_beside_it_does() {
        assertThat(waitingOf(DatabaseRoles.FOLLOWING_TRANSACTIONS)).isEqualTo("off, session");
        // as the server has it, which in tests waits for nothing either
        assertThat(waitingOf(DatabaseRoles.PROJECTION_TRANSACTIONS)).doesNotContain("session");
        assertThat(waitingOf("transactionManager")).doesNotContain("session");
    }

    private String waitingOf(String manager) {
        return Objects.requireNonNull(
                new TransactionTemplate(context.getBean(manager, PlatformTransactionManager.class))
                        .execute(transaction -> jdbc.sql("SELECT setting || ', ' || source FROM pg_settings"
                                        + " WHERE name = 'synchronous_commit'")
                                .query(String.class)
                                .single()));
    }

    @Test
    @Tag("T05")
    void a_query_with_the_token_of_a_change_sees_that_change() throws Exception {
        for (int i = 0; i < 20; i++) {
            String caseId = newId();
            String token = publish(filingStarted(caseId, "400001"), 0);
            api.as(registrar, get("/api/cases/" + caseId).header("Consistency-Token", token))
                    .andExpect(status().isOk());
            token = publish(new CaseReported(caseId, CaseStatus.TRACKING, 17, 17), 1);
            api.as(registrar, get("/api/cases/" + caseId).header("Consistency-Token", token))
                    .andExpect(jsonPath("$.status").value("TRACKING"));
            api.as(
                            registrar,
                            get("/api/cases?q=2026-400001&list=TRACKING&size=100")
                                    .header("Consistency-Token", token))
                    .andExpect(jsonPath("$.items[*].caseId", hasItems(caseId)));
        }
    }

    @Test
    void a_change_that_does_not_come_is_503_with_the_time_to_try_again() throws Exception {
        api.as(registrar, get("/api/cases").header("Consistency-Token", "999999999"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(jsonPath("$.code").value("NOT_YET_VISIBLE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "", "99999999999999999999", "1;DROP"})
    void a_token_that_is_none_is_refused(String token) throws Exception {
        api.as(registrar, get("/api/cases").header("Consistency-Token", token).header("Accept-Language", "en"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value("Consistency-Token"))
                .andExpect(jsonPath("$.fields[0].message").value("Not a consistency token of this service"));
    }

    @Test
    void a_replay_gives_the_same_rows() throws Exception {
        publish(filingStarted(id, "400001"), 0);
        publish(new FilingSubmitted(id, CaseStatus.FILED), 1);
        publish(new TrackerEnabled(id, "tutor-z"), 2);
        awaitFollowing(publish(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 3));
        api.postAs(ADMINISTRATOR, "/api/admin/read-models/case-list/replay", "").andExpect(status().isAccepted());
        api.postAs(ADMINISTRATOR, "/api/admin/read-models/case-page/replay", "").andExpect(status().isAccepted());
        // rows of other tests never were events: after the first replay all rows are
        awaitFollowing(head());
        String list = rowsOf("case_list");
        String trackers = rowsOf("case_list_tracker");
        String pages = rowsOf("case_page");
        assertThat(list).contains(id);
        assertThat(trackers).contains(id);
        api.postAs(ADMINISTRATOR, "/api/admin/read-models/case-list/replay", "").andExpect(status().isAccepted());
        api.postAs(ADMINISTRATOR, "/api/admin/read-models/case-page/replay", "").andExpect(status().isAccepted());
        awaitFollowing(head());
        assertThat(rowsOf("case_list")).isEqualTo(list);
        assertThat(rowsOf("case_list_tracker")).isEqualTo(trackers);
        assertThat(rowsOf("case_page")).isEqualTo(pages);
        api.getAs(ADMINISTRATOR, "/api/admin/read-models")
                .andExpect(jsonPath("$[?(@.name == 'case-list')].replaying").value(false))
                .andExpect(jsonPath("$[?(@.name == 'case-list')].position").value(Integer.valueOf(head())));
    }

    @Test
    void only_agency_and_administrators_replay_and_only_what_there_is() throws Exception {
        api.postAs(registrar, "/api/admin/read-models/case-list/replay", "").andExpect(status().isForbidden());
        api.getAs(registrar, "/api/admin/read-models").andExpect(status().isForbidden());
        api.postAs(ADMINISTRATOR, "/api/admin/read-models/none/replay", "").andExpect(status().isNotFound());
        api.getAs(officer(Role.AGENCY_OFFICER, null), "/api/admin/read-models")
                .andExpect(jsonPath("$[*].name", hasItems("case-list", "case-page")));
    }

    @Test
    void a_read_model_that_another_node_works_on_is_not_replayed_here() throws Exception {
        awaitFollowing(publish(filingStarted(id, "400001"), 0));
        projections.processor("case-page").shutDown();
        try {
            jdbc.sql("UPDATE read_model.token SET owner = 'another node', time_stamp = '2999-01-01T00:00:00.000Z'"
                            + " WHERE processor_name = 'case-page'")
                    .update();
            api.postAs(ADMINISTRATOR, "/api/admin/read-models/case-page/replay", "")
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("HELD_ELSEWHERE"));
        } finally {
            jdbc.sql("UPDATE read_model.token SET owner = NULL WHERE processor_name = 'case-page'")
                    .update();
            projections.processor("case-page").start();
        }
        awaitFollowing(head());
    }

    @Test
    void positions_are_read_from_the_table_where_another_node_works() throws Exception {
        String token = publish(filingStarted(id, "400001"), 0);
        awaitFollowing(token);
        projections.processor("case-page").shutDown();
        try {
            assertThat(projections.claimsAll("case-page")).isFalse();
            await().atMost(5, SECONDS).until(() -> projections.covers("case-page", Long.parseLong(token)));
            api.as(registrar, get("/api/cases/" + id).header("Consistency-Token", token))
                    .andExpect(status().isOk());
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        } finally {
            projections.processor("case-page").start();
        }
        awaitFollowing(token);
    }

    @Test
    void a_poison_event_stops_its_read_models_and_turns_health_red_until_it_can_be_handled() throws Exception {
        String pattern = newId();
        awaitFollowing(publish(filingStarted(pattern, "400001"), 0));
        String orphan = publish(new TrackerEnabled(id, "tutor-z"), 1);
        String next = publish(filingStarted(newId(), "400001"), 0);
        await().atMost(10, SECONDS).until(() -> health.health().getStatus().equals(Status.DOWN));
        // red on every look, also between two attempts
        for (int look = 0; look < 50; look++) {
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
        assertThat(projections.covers("case-list", Long.parseLong(orphan))).isFalse();
        assertThat(projections.covers("case-list", Long.parseLong(next))).isFalse();
        assertThat(metrics.get("rejoin.projection.lag")
                        .tag("group", "case-list")
                        .gauge()
                        .value())
                .isGreaterThan(0);
        api.getAs(ADMINISTRATOR, "/api/admin/read-models")
                .andExpect(jsonPath("$[?(@.name == 'case-list')].error", contains("IllegalStateException")));

        invent("case_list", pattern);
        invent("case_page", pattern);
        invent("inbox_case", pattern);
        invent("obligation_case", pattern);
        awaitFollowing(next);
        await().atMost(10, SECONDS).until(() -> health.health().getStatus().equals(Status.UP));
        api.getAs(ADMINISTRATOR, "/api/admin/read-models")
                .andExpect(jsonPath("$[?(@.name == 'case-list')].error", contains(nullValue())));
        takeOut(orphan);
    }

    @Test
    void what_is_stored_beside_a_long_transaction_is_no_lag_until_it_ends() throws Exception {
        awaitFollowing(publish(filingStarted(newId(), "400001"), 0));
        String token;
        try (Connection longImport = owner();
                Statement begin = longImport.createStatement()) {
            longImport.setAutoCommit(false);
            begin.execute("LOCK event_store.domain_event IN ROW EXCLUSIVE MODE");
            begin.execute("SELECT pg_current_xact_id()");
            token = publish(filingStarted(id, "400001"), 0);
            assertThat(progress.of("case-list").head()).isLessThan(Long.parseLong(token));
            longImport.rollback();
        }
        awaitFollowing(token);
        await().atMost(5, SECONDS).until(() -> progress.of("case-list").head() >= Long.parseLong(token));
    }

    @Test
    void an_index_is_waited_for_while_its_transaction_runs_and_no_longer_when_it_was_undone() throws Exception {
        String token;
        try (Connection slow = owner();
                Statement taking = slow.createStatement()) {
            slow.setAutoCommit(false);
            // begins after the other and takes an index before it: its row may still come below one that is read
            // already
            token = Objects.requireNonNull(new TransactionTemplate(transactions).execute(other -> {
                jdbc.sql("SELECT pg_current_xact_id()").query().singleValue();
                takeIndex(taking);
                return publish(filingStarted(id, "400001"), 0);
            }));
            long behind = Long.parseLong(token);
            await().atMost(5, SECONDS).until(() -> projections.position("case-list") >= behind);
            await().during(2, SECONDS)
                    .atMost(5, SECONDS)
                    .until(() -> projections.completeUpTo("case-list") < behind - 1
                            && !projections.covers("case-list", behind));
            slow.rollback();
        }
        awaitFollowing(token);
        await().atMost(10, SECONDS).until(() -> projections.completeUpTo("case-list") >= Long.parseLong(token));
    }

    @Test
    void health_is_red_where_the_events_cannot_be_read() throws Exception {
        String token = publish(filingStarted(id, "400001"), 0);
        awaitFollowing(token);
        try (Connection owner = owner();
                Statement access = owner.createStatement()) {
            access.execute("REVOKE SELECT ON event_store.domain_event FROM rejoin_projection");
            try {
                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            } finally {
                access.execute("GRANT SELECT ON event_store.domain_event TO rejoin_projection");
            }
        }
        await().atMost(10, SECONDS).until(() -> health.health().getStatus().equals(Status.UP));
    }

    @Test
    void the_metrics_know_every_group_and_status() throws Exception {
        awaitFollowing(publish(filingStarted(id, "400001"), 0));
        assertThat(metrics.get("rejoin.projection.segments.claimed")
                        .tag("group", "case-list")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("rejoin.projection.segments.expected")
                        .tag("group", "case-list")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(metrics.get("rejoin.projection.dead.letters")
                        .tag("group", "case-page")
                        .gauge()
                        .value())
                .isZero();
        assertThat(metrics.get("rejoin.cases").tag("status", "DRAFT").gauge().value())
                .isPositive();
    }

    /** Appends, and answers the consistency token. */
    private String publish(CaseFileEvent event, long sequence) {
        store.publish(new GenericDomainEventMessage<>(
                "CaseFile", event.caseId(), sequence, event, MetaData.with(DataSubject.STUDENT, event.caseId())));
        return head();
    }

    private String head() {
        return jdbc.sql("SELECT coalesce(max(global_index), 0) FROM event_store.domain_event")
                .query(String.class)
                .single();
    }

    private static void takeIndex(Statement statement) {
        try {
            statement.execute("SELECT pg_current_xact_id(),"
                    + " nextval(pg_get_serial_sequence('event_store.domain_event', 'global_index'))");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"), TestDatabase.OWNER, "");
    }

    // the row that the poison event misses, like that of another case
    private void invent(String table, String pattern) {
        jdbc.sql("INSERT INTO read_model." + table
                        + " SELECT (jsonb_populate_record(t, jsonb_build_object('case_id', ?))).* FROM read_model."
                        + table
                        + " t WHERE case_id = ?::uuid")
                .param(id)
                .param(pattern)
                .update();
    }

    // or every later replay would stop at it
    private void takeOut(String index) throws SQLException {
        try (Connection owner = owner();
                PreparedStatement delete =
                        owner.prepareStatement("DELETE FROM event_store.domain_event WHERE global_index = ?")) {
            delete.setLong(1, Long.parseLong(index));
            delete.executeUpdate();
        }
    }

    private void awaitFollowing(String token) {
        await().atMost(30, SECONDS).until(() -> projections.names().stream()
                .allMatch(name -> projections.covers(name, Long.parseLong(token))));
    }

    private String rowsOf(String table) {
        return jdbc.sql("SELECT coalesce(string_agg(to_jsonb(t)::text, E'\\n' ORDER BY to_jsonb(t)::text), '')"
                        + " FROM read_model." + table + " t")
                .query(String.class)
                .single();
    }
}
