package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.eventstore.AppendConflicts;
import org.rejoin.eventstore.EventSerializer;
import org.rejoin.eventstore.EventStoreTables;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;

/** What commits late under a lower index is read all the same; the framework's own statements would miss it for ever. */
class ReadingHorizonTest {

    // as after a jump of the clock: older than any time-out of a gap
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private final TestDatabase database = MigratedDatabase.create();
    private final Reader ours = new Reader(EventStoreTables.storageEngine(
            database.application()::getConnection,
            NoTransactionManager.INSTANCE,
            EventSerializer.create(),
            new AppendConflicts(),
            TestKeys.open(database).keys()));
    private final Reader plain = new Reader(JdbcEventStorageEngine.builder()
            .schema(EventStoreTables.eventSchema())
            .connectionProvider(database.application()::getConnection)
            .transactionManager(NoTransactionManager.INSTANCE)
            .eventSerializer(EventSerializer.create())
            .snapshotSerializer(EventSerializer.create())
            .gapTimeout(EventStoreTables.GAP_TIMEOUT_MILLIS)
            .build());

    @Test
    void an_event_that_commits_after_a_later_one_was_read_is_not_skipped() throws SQLException {
        try (Connection early = open();
                Connection late = open()) {
            insert(early, "before");
            early.commit();
            insert(early, "A");
            insert(late, "B");
            late.commit();

            assertThat(ours.readOn()).containsExactly("before");
            assertThat(plain.readOn()).containsExactly("before", "B");

            early.commit();

            assertThat(ours.readOn()).containsExactly("A", "B");
            assertThat(plain.readOn()).isEmpty();
            assertThat(plain.readOn()).isEmpty();
        }
    }

    @Test
    void the_very_first_event_is_not_skipped_either() throws SQLException {
        try (Connection early = open();
                Connection late = open()) {
            insert(early, "A");
            insert(late, "B");
            late.commit();

            assertThat(ours.readOn()).isEmpty();
            assertThat(plain.readOn()).containsExactly("B");

            early.commit();

            assertThat(ours.readOn()).containsExactly("A", "B");
            assertThat(plain.readOn()).isEmpty();
        }
    }

    @Test
    void a_hole_left_by_a_rollback_stops_nobody() throws SQLException {
        try (Connection early = open();
                Connection late = open()) {
            insert(early, "A");
            insert(late, "B");
            late.commit();
            early.rollback();
            insert(early, "C");
            early.commit();

            assertThat(ours.readOn()).containsExactly("B", "C");
        }
    }

    @Test
    void what_a_transaction_wrote_between_two_rows_of_an_earlier_one_is_not_skipped() throws SQLException {
        String now = Instant.now().toString();
        try (Connection early = open();
                Connection late = open()) {
            insert(early, "A", now);
            insert(late, "B", now);
            insert(early, "C", now);
            early.commit();

            assertThat(ours.readOn()).containsExactly("A", "C");

            late.commit();

            // kept as a gap of the token, for as long as the time-out of gaps
            assertThat(ours.readOn()).containsExactly("B");
        }
    }

    @Test
    void who_writes_elsewhere_holds_nobody_up_until_he_appends() throws SQLException {
        try (Connection early = open();
                Connection late = open();
                Statement elsewhere = early.createStatement()) {
            elsewhere.execute("SELECT pg_current_xact_id()");
            insert(late, "A");
            late.commit();

            assertThat(ours.readOn()).containsExactly("A");

            insert(early, "B");
            insert(late, "C");
            late.commit();

            assertThat(ours.readOn()).isEmpty();

            early.commit();

            assertThat(ours.readOn()).containsExactly("B", "C");
        }
    }

    @Test
    void who_ends_while_it_is_found_out_who_appends_counts_as_appending() throws SQLException {
        try (Connection early = open();
                Connection late = open();
                Connection reader = open();
                Statement read = reader.createStatement()) {
            insert(early, "A");
            insert(late, "B");
            late.commit();
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // from now on this is what the reader knows of who runs
            read.execute("SELECT 1");
            early.commit();

            try (ResultSet found = read.executeQuery("SELECT aggregate_identifier FROM event_store.domain_event"
                    + " WHERE true" + EventStoreTables.BEHIND_APPENDING)) {
                assertThat(found.next()).isFalse();
            }
        }
    }

    @Test
    void what_the_reader_himself_has_appended_is_not_read_before_it_is_committed() throws SQLException {
        try (Connection appending = open();
                Statement read = appending.createStatement()) {
            insert(appending, "A");

            try (ResultSet found = read.executeQuery("SELECT aggregate_identifier FROM event_store.domain_event"
                    + " WHERE true" + EventStoreTables.BEHIND_APPENDING)) {
                assertThat(found.next()).isFalse();
            }
        }
    }

    @Test
    void a_savepoint_makes_nobody_overlooked() throws SQLException {
        try (Connection early = open();
                Connection late = open()) {
            early.setSavepoint();
            insert(early, "A");
            insert(late, "B");
            late.commit();

            assertThat(ours.readOn()).isEmpty();

            early.commit();

            assertThat(ours.readOn()).containsExactly("A", "B");
        }
    }

    @Test
    void what_one_reader_has_read_is_there_for_the_next_and_hides_nothing_that_came_since() throws SQLException {
        String now = Instant.now().toString();
        try (Connection early = open();
                Connection late = open()) {
            insert(early, "first");
            early.commit();
            ours.readOn();
            Reader next = ours.another();
            insert(early, "0", now);
            insert(late, "late", now);
            for (int student = 1; student < 150; student++) {
                insert(early, Integer.toString(student), now);
            }
            early.commit();
            List<TrackedEventMessage<?>> read = ours.read();
            late.commit();
            List<TrackedEventMessage<?>> readNext = next.read();

            assertThat(readNext).hasSize(151);
            assertThat(readNext.subList(0, 150)).isEqualTo(read);
            assertThat(readNext.get(0)).isSameAs(read.get(0));
            assertThat(((StudentRegistered) readNext.get(150).getPayload()).studentId())
                    .isEqualTo("late");
            assertThat(ours.readOn()).containsExactly("late");
        }
    }

    private Connection open() throws SQLException {
        Connection connection = database.application().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void insert(Connection connection, String student) throws SQLException {
        insert(connection, student, LONG_AGO);
    }

    private static void insert(Connection connection, String student, String at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO event_store.domain_event (event_identifier, aggregate_identifier, sequence_number, type,
                                                      payload_type, payload_revision, payload, meta_data, time_stamp)
                VALUES (?, ?, 0, 'Student', 'StudentRegistered', '1', ?, '{}', ?)""")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, student);
            insert.setBytes(
                    3,
                    "{\"studentId\":\"%s\",\"nationalId\":null}"
                            .formatted(student)
                            .getBytes(StandardCharsets.UTF_8));
            insert.setString(4, at);
            insert.executeUpdate();
        }
    }

    /** Reads on from where it stopped, as a processor does. */
    private static final class Reader {

        private final EventStorageEngine engine;
        private @Nullable TrackingToken position;

        Reader(EventStorageEngine engine) {
            this.engine = engine;
        }

        /** Who stands where this one stands. */
        Reader another() {
            Reader other = new Reader(engine);
            other.position = position;
            return other;
        }

        List<TrackedEventMessage<?>> read() {
            List<TrackedEventMessage<?>> events = engine.readEvents(position, false)
                    .<TrackedEventMessage<?>>map(event -> event)
                    .toList();
            if (!events.isEmpty()) {
                position = events.get(events.size() - 1).trackingToken();
            }
            return events;
        }

        List<String> readOn() {
            return read().stream()
                    .map(event -> ((StudentRegistered) event.getPayload()).studentId())
                    .toList();
        }
    }
}
