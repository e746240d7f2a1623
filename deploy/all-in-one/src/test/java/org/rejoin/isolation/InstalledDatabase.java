package org.rejoin.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.rejoin.Service;
import org.springframework.core.env.Environment;

/** The database of the running service, as its superuser, who can become every role; nothing he does is committed. */
final class InstalledDatabase implements AutoCloseable {

    private static final String REFUSED = "42501";

    private final Connection connection;

    private InstalledDatabase(Connection connection) {
        this.connection = connection;
    }

    static InstalledDatabase open() throws SQLException, IOException {
        Environment settings = Service.bean(Environment.class);
        Properties passwords = new Properties();
        try (InputStream in =
                Files.newInputStream(Path.of(settings.getRequiredProperty("rejoin.data"), "passwords.properties"))) {
            passwords.load(in);
        }
        Connection connection = DriverManager.getConnection(
                settings.getRequiredProperty("spring.datasource.url"), "postgres", passwords.getProperty("postgres"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET log_min_messages = fatal"); // these refusals are meant
        }
        connection.setAutoCommit(false);
        return new InstalledDatabase(connection);
    }

    List<String> list(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> answers = new ArrayList<>();
            while (row.next()) {
                answers.add(row.getString(1));
            }
            return answers;
        }
    }

    boolean isTrue(String condition) throws SQLException {
        return list("SELECT " + condition).equals(List.of("t"));
    }

    /** Whether the role may do this: decided by PostgreSQL as it begins the statement. */
    boolean mayExecute(String role, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '5s'");
            statement.execute("SET LOCAL ROLE " + role);
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (REFUSED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
