package org.rejoin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * The database server of a data directory, as its superuser.
 *
 * @param port where it listens, on the loopback address
 */
public record Server(int port, String password) {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    public static Server of(Path data) {
        try (InputStream passwords = Files.newInputStream(data.resolve("passwords.properties"))) {
            Properties byRole = new Properties();
            byRole.load(passwords);
            // the fourth line of the file by which PostgreSQL finds itself again
            int port = Integer.parseInt(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip());
            return new Server(port, byRole.getProperty("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/rejoin";
    }

    public Connection open() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", password);
    }

    public void execute(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public double number(String sql) {
        return Double.parseDouble(text(sql));
    }

    public String text(String sql) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Figures of a database that forgets are worth nothing. */
    public void requireDurable() {
        for (String setting : DURABLE) {
            String value = text("SHOW " + setting);
            if (!value.equals("on")) {
                throw new IllegalStateException(setting + " is " + value);
            }
        }
    }

    @Override
    public String toString() {
        return "Server[" + port + "]";
    }
}
