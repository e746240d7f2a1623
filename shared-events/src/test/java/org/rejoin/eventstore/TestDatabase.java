package org.rejoin.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One real PostgreSQL for all tests of a JVM; each caller gets a database of its own, with the roles of an installation. */
public final class TestDatabase {

    public static final String OWNER = "rejoin_owner";
    public static final String APPLICATION = "rejoin_app";
    public static final String REPORTING = "rejoin_reporting";

    public static final String KEYS = "rejoin_keys";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        execute(Server.POSTGRES.getPostgresDatabase(), "CREATE DATABASE " + name + " OWNER " + OWNER);
        return new TestDatabase(name);
    }

    /** As the owner of the schemas: migrates. */
    public DataSource owner() {
        return Server.POSTGRES.getDatabase(OWNER, name);
    }

    /** As the service: reads and writes what the migrations grant. */
    public DataSource application() {
        return Server.POSTGRES.getDatabase(APPLICATION, name);
    }

    /** As a reporting job: sees the schema reporting and nothing else. */
    public DataSource reporting() {
        return Server.POSTGRES.getDatabase(REPORTING, name);
    }

    /** JDBC address without user; the roles need no password in tests. */
    public String url() {
        return "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started at first use, stopped with the JVM. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                execute(postgres.getPostgresDatabase(), "CREATE ROLE " + OWNER + " LOGIN");
                execute(postgres.getPostgresDatabase(), "CREATE ROLE " + APPLICATION + " LOGIN");
                execute(postgres.getPostgresDatabase(), "CREATE ROLE " + REPORTING + " LOGIN");
                execute(postgres.getPostgresDatabase(), "CREATE ROLE " + KEYS + " LOGIN");
                for (String module : List.of("rejoin_command", "rejoin_projection", "rejoin_query", "rejoin_audit")) {
                    execute(postgres.getPostgresDatabase(), "CREATE ROLE " + module);
                    // unlike an installation: a test prepares and looks without saying what it is
                    execute(
                            postgres.getPostgresDatabase(),
                            "GRANT " + module + " TO " + APPLICATION + " WITH INHERIT TRUE, SET TRUE");
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
