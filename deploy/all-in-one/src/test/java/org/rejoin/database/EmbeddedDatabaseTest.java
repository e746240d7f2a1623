package org.rejoin.database;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.rejoin.CannotStart;
import org.rejoin.Service;

class EmbeddedDatabaseTest {

    private static final Path ALL = Service.temporaryData();

    private final Path directory = ALL.resolve(UUID.randomUUID().toString());

    @Test
    void it_is_as_durable_as_an_installed_server() throws Exception {
        assertThat(setting(Shared.DATABASE, "fsync")).isEqualTo("on");
        assertThat(setting(Shared.DATABASE, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(Shared.DATABASE, "full_page_writes")).isEqualTo("on");
        assertThat(setting(Shared.DATABASE, "data_checksums")).isEqualTo("on");
    }

    @Test
    void nobody_gets_in_without_the_password() throws Exception {
        assertThatThrownBy(() -> DriverManager.getConnection(Shared.DATABASE.url(), "postgres", "postgres"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> DriverManager.getConnection(Shared.DATABASE.url(), "rejoin_app", ""))
                .isInstanceOf(SQLException.class);
        assertThat(Files.getPosixFilePermissions(Shared.DIRECTORY.resolve("passwords.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Shared.DIRECTORY.resolve("initdb-password")).doesNotExist();
    }

    @Test
    void the_roles_have_their_limits() throws Exception {
        assertThat(setting(Shared.DATABASE, "transaction_timeout")).isEqualTo("2min");
        assertThat(setting(Shared.DATABASE, "idle_in_transaction_session_timeout"))
                .isEqualTo("1min");
        assertThat(answer(
                        Shared.DATABASE,
                        "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    @Test
    void what_was_stored_survives_a_restart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
            remember(database);
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
            assertThat(answer(database, "SELECT note FROM kept.note")).isEqualTo("kept");
        }
    }

    @Test
    void a_second_service_on_the_same_directory_is_refused_and_the_first_lives_on() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0)).isInstanceOf(CannotStart.class);
            assertThat(answer(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void after_kill_9_the_server_left_behind_is_replaced() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Started.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(killed.inputReader().lines().anyMatch("started"::equals)).isTrue();
        long orphan = serverPid();
        killed.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(orphan))
                .hasValueSatisfying(process -> assertThat(process.isAlive()).isTrue());

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(answer(database, "SELECT note FROM kept.note")).isEqualTo("kept");
        }
    }

    @Test
    void another_program_with_the_number_of_the_old_server_is_left_alone() throws Exception {
        EmbeddedDatabase.start(directory, 0).close();
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    directory.resolve("postgres/postmaster.pid"),
                    other.pid() + "\n" + directory.resolve("postgres") + "\n0\n5432\n\nlocalhost\n0\nready\n");

            try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
                assertThat(answer(database, "SELECT 1")).isEqualTo("1");
                assertThat(other.isAlive()).isTrue();
            }
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_server_of_which_nobody_knows_the_directory_is_not_started_over() throws Exception {
        Path cluster = Files.createDirectories(directory.resolve("postgres"));
        Files.createDirectories(directory.resolve("program"));
        Path program = Files.copy(Path.of("/bin/cat"), directory.resolve("program/postgres"), COPY_ATTRIBUTES);
        Process unknown = new ProcessBuilder(program.toString()).start();
        try {
            Path pidFile = Files.writeString(cluster.resolve("postmaster.pid"), unknown.pid() + "\n");

            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(Long.toString(unknown.pid()));
            assertThat(pidFile).exists();
            assertThat(unknown.isAlive()).isTrue();
        } finally {
            unknown.destroyForcibly();
        }
    }

    @Test
    void a_first_start_that_was_killed_is_started_over() throws Exception {
        Path cluster = Files.createDirectories(directory.resolve("postgres/base"));
        Files.writeString(cluster.resolveSibling("PG_VERSION"), "18\n");
        Files.writeString(directory.resolve("first-start-unfinished"), "");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0)) {
            assertThat(answer(database, "SELECT 1")).isEqualTo("1");
        }
        assertThat(directory.resolve("first-start-unfinished")).doesNotExist();
    }

    @Test
    void a_cluster_without_its_passwords_is_not_overwritten() throws Exception {
        EmbeddedDatabase.start(directory, 0).close();
        Files.delete(directory.resolve("passwords.properties"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("passwords.properties");
    }

    @Test
    void the_port_can_be_chosen() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, port)) {
            assertThat(database.url()).contains(":" + port + "/");
        }
    }

    private long serverPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(0));
    }

    private static String setting(EmbeddedDatabase database, String name) throws SQLException {
        return answer(database, "SHOW " + name);
    }

    private static String answer(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), "rejoin_app", database.passwordOf("rejoin_app"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    private static void remember(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), "rejoin_owner", database.passwordOf("rejoin_owner"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA kept");
            statement.execute("CREATE TABLE kept.note AS SELECT 'kept' AS note");
            statement.execute("GRANT USAGE ON SCHEMA kept TO rejoin_command");
            statement.execute("GRANT SELECT ON kept.note TO rejoin_command");
        }
    }

    /** For what a test only looks at. */
    private static final class Shared {

        private static final Path DIRECTORY = ALL.resolve("shared");
        private static final EmbeddedDatabase DATABASE = start();

        private static EmbeddedDatabase start() {
            try {
                return EmbeddedDatabase.start(DIRECTORY, 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        Shared.DATABASE.close();
    }

    /** Runs in a JVM of its own until it is killed. */
    static final class Started {

        public static void main(String[] arguments) throws Exception {
            remember(EmbeddedDatabase.start(Path.of(arguments[0]), 0));
            System.out.println("started");
            Thread.currentThread().join();
        }
    }
}
