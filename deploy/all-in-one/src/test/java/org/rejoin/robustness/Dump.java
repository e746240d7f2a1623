package org.rejoin.robustness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Everything a whole dump of the database holds, read by its superuser past all roles and rules. */
final class Dump {

    private final Path data;

    Dump(Path data) {
        this.data = data;
    }

    /** Which of the values stand anywhere, and where: table, file, and how they are written. */
    List<String> holding(List<String> values) {
        List<String> found = new ArrayList<>();
        places().forEach((place, bytes) -> {
            // one character per byte: searching is comparing bytes
            String content = new String(bytes, StandardCharsets.ISO_8859_1);
            values.forEach(value -> forms(value).forEach((form, wanted) -> {
                if (content.contains(wanted)) {
                    found.add(place + " holds " + value + " as " + form);
                }
            }));
        });
        return found;
    }

    private Map<String, byte[]> places() {
        Map<String, byte[]> places = new LinkedHashMap<>();
        try (Connection database = connect()) {
            for (String table : tables(database, "%")) {
                places.put(table, content(database, table));
            }
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith(data.resolve("postgres")))
                        .toList()) {
                    places.put(file.toString(), Files.readAllBytes(file));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    /** A backup of these schemas. */
    Map<String, byte[]> backup(String... schemas) {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        try (Connection database = connect()) {
            for (String schema : schemas) {
                for (String table : tables(database, schema)) {
                    tables.put(table, copied(database, "COPY " + table + " TO STDOUT (FORMAT binary)"));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }

    void restore(Map<String, byte[]> backup) {
        try (Connection database = connect();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute("TRUNCATE " + String.join(", ", backup.keySet()) + " CASCADE");
            for (Map.Entry<String, byte[]> table : backup.entrySet()) {
                database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY " + table.getKey() + " FROM STDIN (FORMAT binary)",
                                new ByteArrayInputStream(table.getValue()));
            }
            statement.execute("SELECT setval('event_store.domain_event_global_index',"
                    + " (SELECT max(global_index) FROM event_store.domain_event))");
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(Records.url(data), "postgres", Records.password(data, "postgres"));
    }

    private static List<String> tables(Connection database, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT schemaname || '.' || tablename FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND schemaname LIKE '" + schema
                        + "' AND tablename NOT LIKE 'flyway%' ORDER BY 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** As a dump writes it, and what its binary columns hold. */
    private static byte[] content(Connection database, String table) throws SQLException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(copied(database, "COPY " + table + " TO STDOUT"));
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                if (rows.getMetaData().getColumnTypeName(column).equals("bytea")) {
                    content.writeBytes(
                            column(database, table, rows.getMetaData().getColumnName(column)));
                }
            }
        }
        return content.toByteArray();
    }

    private static byte[] column(Connection database, String table, String column) throws SQLException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL")) {
            while (rows.next()) {
                content.writeBytes(rows.getBytes(1));
                content.write('\n');
            }
        }
        return content.toByteArray();
    }

    private static byte[] copied(Connection database, String copy) throws SQLException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            database.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    /** A value as bytes may hold it; in Base64 it reads in three ways, by where it begins. */
    private static Map<String, String> forms(String value) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("UTF-8", text(value.getBytes(StandardCharsets.UTF_8)));
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.put(wide.name(), text(value.getBytes(wide)));
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // the first and the last characters hold bits of what stands beside
            forms.put("Base64 at " + shift, encoded.substring(shift == 0 ? 0 : shift + 1, encoded.length() - 1));
        }
        return forms;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
