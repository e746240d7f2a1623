package org.rejoin.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database as an installation has it; each test makes one setting wrong in a transaction that is rolled back. */
class DatabaseCheckTest {

    private static final EmbeddedPostgres SERVER = start("on");

    private final Connection installation;

    DatabaseCheckTest() throws SQLException {
        installation = SERVER.getDatabase("postgres", "installation").getConnection();
        installation.setAutoCommit(false);
        change("SET LOCAL transaction_timeout = '2min'"); // as the role has it when it signs in
    }

    @BeforeAll
    static void install() {
        install(SERVER);
    }

    @AfterEach
    void rollBack() throws SQLException {
        installation.rollback();
        installation.close();
    }

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
    }

    @Test
    void an_installation_by_the_scripts_has_nothing_wrong() throws SQLException {
        assertThat(new DatabaseCheck(SERVER.getDatabase("rejoin_app", "installation")).findings())
                .isEmpty();
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INCREMENT BY 50", "CACHE 20"})
    void a_sequence_that_leaves_gaps_is_found(String step) throws SQLException {
        change("ALTER SEQUENCE event_store.domain_event_global_index " + step);

        assertFound("sequence of global_index", "CACHE 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GRANT UPDATE ON audit.ledger TO rejoin_app",
                "GRANT UPDATE ON audit.ledger TO rejoin_audit",
                "GRANT DELETE ON audit.checkpoint TO rejoin_app",
                "GRANT UPDATE (kind) ON audit.verification TO rejoin_app",
                "ALTER TABLE audit.ledger OWNER TO rejoin_app"
            })
    void a_role_that_may_rewrite_what_proves_the_events_is_found(String change) throws SQLException {
        change(change);

        assertFound("what proves the events", "REVOKE UPDATE, DELETE, TRUNCATE ON audit.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "meta_data"})
    void a_column_that_is_a_large_object_is_found(String column) throws SQLException {
        change("ALTER TABLE event_store.domain_event ALTER " + column + " TYPE oid USING 0");

        assertFound("column " + column, "migrations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ALTER tx DROP DEFAULT", "ALTER tx SET DEFAULT '7'", "ALTER tx DROP DEFAULT, ALTER tx TYPE text"
            })
    void a_column_that_does_not_keep_the_transaction_is_found(String change) throws SQLException {
        change("ALTER TABLE event_store.domain_event " + change);

        assertFound("column tx", "migrations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TRIGGER take_transaction_id ON event_store.domain_event",
                "ALTER TABLE event_store.domain_event DISABLE TRIGGER take_transaction_id"
            })
    void a_missing_trigger_is_found(String change) throws SQLException {
        change(change);

        assertFound("trigger", "migrations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "DELETE", "TRUNCATE", "UPDATE (payload)"})
    void a_service_that_may_change_events_is_found(String privilege) throws SQLException {
        change("GRANT " + privilege + " ON event_store.domain_event TO rejoin_query");

        assertFound("may change or delete events", "REVOKE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REVOKE rejoin_query FROM rejoin_app",
                "GRANT rejoin_query TO rejoin_app WITH INHERIT TRUE",
                "GRANT rejoin_query TO rejoin_app WITH SET FALSE"
            })
    void a_module_that_the_service_cannot_become_or_always_is_is_found(String change) throws SQLException {
        change(change);

        assertFound("role rejoin_query", "roles.sql");
    }

    @Test
    void a_role_that_passes_by_the_row_security_is_found() throws SQLException {
        change("ALTER ROLE rejoin_query BYPASSRLS");

        assertFound("row security", "roles.sql");
    }

    @Test
    void a_connection_that_begins_as_another_role_is_found() throws SQLException {
        change("SET LOCAL SESSION AUTHORIZATION rejoin_app");

        assertThat(new DatabaseCheck(new SingleConnectionDataSource(installation, true)).findings())
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("does not begin as the role rejoin_command"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE read_model.case_list DISABLE ROW LEVEL SECURITY",
                "ALTER POLICY reader ON read_model.case_list USING (true)"
            })
    void a_read_model_without_a_policy_is_found(String change) throws SQLException {
        change(change);

        assertFound("every row of read_model.case_list", "CREATE POLICY");
    }

    @Test
    void a_new_read_model_is_the_projections_alone_and_found_when_queries_get_it_without_a_policy()
            throws SQLException {
        change("SET LOCAL ROLE rejoin_owner");
        change("CREATE TABLE read_model.planted (school text)");
        change("SET LOCAL ROLE postgres");
        assertThat(findings()).isEmpty();

        change("SET LOCAL SESSION AUTHORIZATION postgres");
        change("GRANT SELECT ON read_model.planted TO rejoin_query");
        assertFound("every row of read_model.planted", "CREATE POLICY");
    }

    @Test
    void a_service_that_owns_the_events_is_found() throws SQLException {
        assertThat(new DatabaseCheck(SERVER.getDatabase("rejoin_owner", "installation")).findings())
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("owner of the events"));
    }

    @Test
    void a_service_that_is_a_superuser_is_found() throws SQLException {
        assertThat(new DatabaseCheck(SERVER.getDatabase("postgres", "installation")).findings())
                .extracting(Finding::what)
                .anyMatch(what -> what.contains("superuser"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10min"})
    void a_transaction_that_may_outlive_the_gap_is_found(String timeout) throws SQLException {
        change("SET LOCAL transaction_timeout = '" + timeout + "'");

        assertFound("transaction_timeout", "2min");
    }

    @Test
    void a_role_that_does_not_wait_for_the_disk_is_found() throws SQLException {
        change("SET LOCAL synchronous_commit = off");

        assertFound("synchronous_commit", "on");
    }

    @Test
    void a_server_that_does_not_wait_for_the_disk_is_found() throws IOException, SQLException {
        try (EmbeddedPostgres careless = start("off")) {
            install(careless);

            assertThat(new DatabaseCheck(careless.getDatabase("rejoin_app", "installation")).findings())
                    .extracting(Finding::what)
                    .anyMatch(what -> what.contains("fsync"))
                    .anyMatch(what -> what.contains("full_page_writes"))
                    .anyMatch(what -> what.contains("synchronous_commit"));
        }
    }

    @ParameterizedTest
    @CsvSource({"4000000000000, true", "0, false"})
    void events_of_another_cluster_are_found_until_their_transactions_are_forgotten(String tx, boolean found)
            throws SQLException {
        change("INSERT INTO event_store.domain_event (event_identifier, aggregate_identifier, sequence_number, type,"
                + " payload_type, payload_revision, payload, meta_data, time_stamp, tx)"
                + " VALUES ('e', 'a', 0, 't', 'p', '1', '', '', '2026-11-21T00:00:00Z', '" + tx + "')");

        if (found) {
            assertFound("another cluster", "SET tx = '0'");
        } else {
            assertThat(findings()).isEmpty();
        }
    }

    private void assertFound(String what, String remedy) throws SQLException {
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains(what);
            assertThat(finding.remedy()).contains(remedy);
        });
    }

    private void change(String sql) throws SQLException {
        try (Statement statement = installation.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Finding> findings() throws SQLException {
        change("SET LOCAL SESSION AUTHORIZATION rejoin_app");
        change("SET LOCAL ROLE rejoin_command"); // as it begins
        return new DatabaseCheck(new SingleConnectionDataSource(installation, true)).findings();
    }

    private static EmbeddedPostgres start(String durable) {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", durable)
                    .setServerConfig("full_page_writes", durable)
                    .setServerConfig("synchronous_commit", durable)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void install(EmbeddedPostgres server) {
        try {
            execute(server.getPostgresDatabase(), "CREATE DATABASE installation");
            execute(
                    server.getDatabase("postgres", "installation"),
                    Files.readString(Path.of("../postgresql/roles.sql"), StandardCharsets.UTF_8));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        migrate(server, "command", "command_side", "flyway_history", "rejoin_command");
        migrate(server, "query", "read_model", "flyway_schema_history", "rejoin_projection");
        migrate(server, "audit", "audit", "flyway_schema_history", "rejoin_audit");
    }

    private static void migrate(EmbeddedPostgres server, String folder, String schema, String history, String role) {
        Flyway.configure()
                .dataSource(server.getDatabase("rejoin_owner", "installation"))
                .locations("classpath:db/" + folder)
                .schemas(schema)
                .defaultSchema(schema)
                .table(history)
                .placeholders(Map.of("application", role, "reporting", "rejoin_reporting"))
                .load()
                .migrate();
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
