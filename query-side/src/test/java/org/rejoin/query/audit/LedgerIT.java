package org.rejoin.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.eventstore.proof.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

class LedgerIT {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerIT.class);

    private AuditedStore store;

    @BeforeEach
    void create(@TempDir Path directory) {
        store = new AuditedStore(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_event_is_chained_once_and_in_order_over_the_gaps_of_rolled_back_appends() throws SQLException {
        store.append(7);
        store.rollBackAnAppend();
        store.append(2_500);
        store.rollBackAnAppend();
        store.rollBackAnAppend();
        store.append(1);
        store.chainEverything();

        assertThat(store.number("SELECT count(*) FROM audit.ledger")).isEqualTo(2_508);
        assertThat(store.number("SELECT count(*) FROM event_store.domain_event JOIN audit.ledger USING (global_index)"))
                .isEqualTo(2_508);
        assertThat(store.number("SELECT count(*) FROM (SELECT global_index, lag(global_index) OVER (ORDER BY position)"
                        + " before FROM audit.ledger) links WHERE before >= global_index"))
                .isZero();
        assertThat(store.verify().firstWrong()).isNull();
        assertThat(store.verify().events()).isEqualTo(2_508);
    }

    @Test
    @Tag("P6")
    void a_number_that_a_running_transaction_may_still_use_is_waited_for() throws SQLException {
        store.append(1);
        try (Connection slow = store.application().getConnection()) {
            slow.setAutoCommit(false);
            insert(slow);
            store.append(3);
            try (Connection quick = store.application().getConnection()) {
                // a transaction older than the slow one would let readers see past it; the ledger must not follow them
                insert(quick);
            }
            for (int n = 0; n < 5; n++) {
                store.ledger.advance();
            }
            assertThat(store.number("SELECT max(global_index) FROM audit.ledger"))
                    .isEqualTo(1);
            slow.commit();
        }
        store.chainEverything();
        assertThat(store.number("SELECT count(*) FROM audit.ledger")).isEqualTo(6);
        assertThat(store.verify().firstWrong()).isNull();
    }

    @Test
    void a_transaction_that_appends_twice_around_another_one_is_waited_for() throws SQLException {
        try (Connection older = store.application().getConnection();
                Connection younger = store.application().getConnection()) {
            older.setAutoCommit(false);
            younger.setAutoCommit(false);
            insert(older); // 1
            insert(younger); // 2
            insert(older); // 3
            older.commit();
            for (int n = 0; n < 5; n++) {
                store.ledger.advance();
            }
            // readers see 1 and 3 now, and 2 later
            assertThat(store.number("SELECT max(global_index) FROM audit.ledger"))
                    .isEqualTo(1);
            younger.commit();
        }
        store.chainEverything();
        assertThat(store.number("SELECT count(*) FROM audit.ledger")).isEqualTo(3);
        assertThat(store.verify().firstWrong()).isNull();
    }

    @Test
    @Tag("P3")
    void nodes_that_chain_at_the_same_time_never_fork_the_ledger() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(5);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                Ledger ledger = store.anotherLedger();
                work.add(nodes.submit(() -> {
                    while (store.number("SELECT count(*) FROM audit.ledger") < 6_000) {
                        ledger.advance();
                    }
                    assertThat(ledger.broken()).isEmpty();
                    return null;
                }));
            }
            work.add(nodes.submit(() -> {
                for (int n = 0; n < 60; n++) {
                    store.append(100);
                    store.rollBackAnAppend();
                }
            }));
            for (Future<?> each : work) {
                each.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(store.number("SELECT max(position) FROM audit.ledger")).isEqualTo(6_000);
        assertThat(store.number("SELECT count(*) FROM audit.ledger")).isEqualTo(6_000);
        assertThat(store.verify().firstWrong()).isNull();
    }

    @Test
    void what_was_chained_and_is_gone_stops_the_ledger_instead_of_being_written_again() throws SQLException {
        store.append(10);
        store.chainEverything();
        store.owner.update("DELETE FROM audit.ledger WHERE position > 8");
        store.ledger.advance();

        assertThat(store.ledger.broken())
                .hasValueSatisfying(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.LEDGER_DELETED));
        assertThat(store.number("SELECT count(*) FROM audit.ledger")).isEqualTo(8);
    }

    @Test
    void the_role_of_the_service_may_add_and_read_but_neither_change_nor_delete() throws SQLException {
        store.append(1);
        store.chainEverything();
        JdbcTemplate application = new JdbcTemplate(store.application());
        for (String table : List.of("ledger", "checkpoint", "verification")) {
            for (String change : List.of(
                    "DELETE FROM audit." + table,
                    "TRUNCATE audit." + table,
                    "UPDATE audit." + table + " SET "
                            + ("verification".equals(table) ? "events = 0" : columnOf(table)))) {
                assertThatThrownBy(() -> application.execute(change))
                        .as(change)
                        .hasStackTraceContaining("permission denied");
            }
        }
    }

    private static String columnOf(String table) {
        return "ledger".equals(table) ? "global_index = 0" : "content = ''";
    }

    @Test
    void throughput_of_chaining_and_of_verifying() throws SQLException {
        int events = Boolean.getBoolean("rejoin.long") ? 1_000_000 : 50_000;
        store.append(events);
        long start = System.nanoTime();
        store.chainEverything();
        long chained = System.nanoTime();
        store.checkpoint();
        long signed = System.nanoTime();
        assertThat(store.verify().events()).isEqualTo(events);
        long verified = System.nanoTime();

        LOG.info(
                "{} events: chained {}/s, checkpoint {} ms, verified {}/s",
                events,
                perSecond(events, chained - start),
                (signed - chained) / 1_000_000,
                perSecond(events, verified - signed));
    }

    private static long perSecond(long events, long nanos) {
        return events * 1_000_000_000L / nanos;
    }

    private static void insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // as the trigger does: the transaction id before the number
            statement.execute("SELECT pg_current_xact_id()");
            statement.execute("""
                    INSERT INTO event_store.domain_event (event_identifier, aggregate_identifier, sequence_number,
                           payload_type, payload, time_stamp)
                    VALUES (gen_random_uuid(), gen_random_uuid(), 0, 'CaseReported', '\\x7b7d', '2026-11-21T01:33:43Z')""");
        }
    }
}
