package org.rejoin.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.rejoin.CannotStart;

/** One PostgreSQL server in the data directory, as durable as an installed one. */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String DATABASE = "rejoin";

    private final EmbeddedPostgres server;
    private final Passwords passwords;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, Passwords passwords, FileChannel lock) {
        this.server = server;
        this.passwords = passwords;
        this.lock = lock;
    }

    /** @param port where the server listens on the loopback address, 0 for any free one */
    static EmbeddedDatabase start(Path dataDirectory, int port) throws IOException {
        Path data = OwnerOnly.directory(dataDirectory.toAbsolutePath().normalize());
        Path cluster = data.resolve("postgres");
        Path passwordFile = data.resolve("passwords.properties");
        FileChannel lock = lock(data.resolve("lock"));
        boolean started = false;
        try {
            Orphan.stop(cluster);
            Path unfinished = data.resolve("first-start-unfinished");
            if (Files.exists(unfinished)) {
                delete(cluster); // no service has answered from it yet
            }
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                Files.write(unfinished, new byte[0]);
            }
            Passwords passwords = passwords(passwordFile, cluster, unfinished);
            EmbeddedPostgres server = startServer(data, cluster, port, passwords);
            EmbeddedDatabase database = new EmbeddedDatabase(server, passwords, lock);
            database.prepare();
            Files.deleteIfExists(unfinished);
            started = true;
            return database;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    // written before the cluster is made, so that no cluster is ever without them
    private static Passwords passwords(Path file, Path cluster, Path unfinished) throws IOException {
        if (Files.exists(file)) {
            return Passwords.read(file);
        }
        if (!Files.exists(unfinished)) {
            throw new CannotStart(
                    cluster + " holds a database, but " + file + " with its passwords is missing.",
                    "Bring the file back from the backup.");
        }
        Passwords passwords = Passwords.generate();
        passwords.write(file);
        return passwords;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new CannotStart(
                    "Another service uses the data directory " + file.getParent() + ".",
                    "Stop it, or give this one a directory of its own by REJOIN_DATA.");
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false; // by another service of this JVM
        }
    }

    private static EmbeddedPostgres startServer(Path data, Path cluster, int port, Passwords passwords)
            throws IOException {
        Path superuserPassword = OwnerOnly.file(data.resolve("initdb-password"));
        try {
            Files.writeString(superuserPassword, passwords.of("postgres"));
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            OwnerOnly.directory(data.resolve("binaries")).toFile())
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(2)) // it may have to recover first
                    // options of initdb, which the builder passes on as they are; page checksums are on by themselves
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", superuserPassword.toString())
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setConnectConfig("password", passwords.of("postgres"))
                    // the builder's own defaults give durability away
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "150")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("unix_socket_directories", "")
                    // what was typed must not get into its log
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .setServerConfig("log_checkpoints", "off")
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_filename", "postgresql-%a.log")
                    .setServerConfig("log_truncate_on_rotation", "on")
                    .start();
        } finally {
            Files.deleteIfExists(superuserPassword);
        }
    }

    private void prepare() throws IOException {
        try {
            if (!exists()) {
                execute(server.getPostgresDatabase(), "CREATE DATABASE " + DATABASE);
            }
            DataSource database = server.getDatabase("postgres", DATABASE);
            execute(database, roles());
            for (String role : new String[] {"rejoin_owner", "rejoin_app", "rejoin_keys", "rejoin_reporting"}) {
                // base64url text: nothing in it to escape
                execute(database, "ALTER ROLE " + role + " PASSWORD '" + passwords.of(role) + "'");
            }
        } catch (SQLException e) {
            server.close();
            throw new IOException(e);
        }
    }

    private boolean exists() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String roles() throws IOException {
        try (InputStream in = Objects.requireNonNull(EmbeddedDatabase.class.getResourceAsStream("roles.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
    }

    String passwordOf(String role) {
        return passwords.of(role);
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }
}
