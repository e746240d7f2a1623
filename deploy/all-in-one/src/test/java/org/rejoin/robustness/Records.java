package org.rejoin.robustness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.Service;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What stands in the database of a service, past everything the service says about it. */
record Records(JdbcClient jdbc) {

    private static final List<String> NOT_PROJECTED = List.of(
            "token", "dead_letter", "flyway_schema_history", "notification_read", "kept_columns", "kept_filter");

    record Event(String caseId, long version, String type, String status) {}

    /** Of the service all tests share, as the owner. */
    static Records shared() {
        Environment settings = Service.bean(Environment.class);
        return new Records(JdbcClient.create(new DriverManagerDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("rejoin.migrations.user"),
                settings.getRequiredProperty("rejoin.migrations.password"))));
    }

    /** Of a service that keeps its PostgreSQL in this directory, as the owner. */
    static Records in(Path data) {
        return new Records(JdbcClient.create(
                new DriverManagerDataSource(url(data), "rejoin_owner", password(data, "rejoin_owner"))));
    }

    static String url(Path data) {
        try {
            String port =
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
            return "jdbc:postgresql://localhost:" + port + "/rejoin";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String password(Path data, String role) {
        try (InputStream in = Files.newInputStream(data.resolve("passwords.properties"))) {
            Properties passwords = new Properties();
            passwords.load(in);
            return passwords.getProperty(role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long head() {
        return jdbc.sql("SELECT coalesce(max(global_index), 0) FROM event_store.domain_event")
                .query(Long.class)
                .single();
    }

    /** Events of cases behind an index, each with the status it says the case has afterwards, or nothing. */
    List<Event> caseEventsAfter(long index) {
        return jdbc.sql("""
                        SELECT aggregate_identifier, sequence_number, payload_type,
                               coalesce(convert_from(payload, 'UTF8')::jsonb ->> 'status', '') AS status
                          FROM event_store.domain_event WHERE type = 'CaseFile' AND global_index > ?
                         ORDER BY aggregate_identifier, sequence_number""")
                .param(index)
                .query((row, n) -> new Event(row.getString(1), row.getLong(2), row.getString(3), row.getString(4)))
                .list();
    }

    Map<String, List<Event>> eventsByCase() {
        return caseEventsAfter(0).stream().collect(Collectors.groupingBy(Event::caseId));
    }

    /** Aggregates whose versions are not 0..n, each once (P3). */
    List<String> forkedOrGapped() {
        return jdbc.sql("""
                        SELECT aggregate_identifier FROM event_store.domain_event GROUP BY aggregate_identifier
                        HAVING min(sequence_number) <> 0 OR max(sequence_number) <> count(*) - 1
                            OR count(DISTINCT sequence_number) <> count(*)""").query(String.class).list();
    }

    /** Until what follows from a command by itself is stored and chained too, and no automation has more to see. */
    void awaitQuiet() {
        AtomicLong last = new AtomicLong(-1);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    long head = head();
                    return last.getAndSet(head) == head && chained() == head && automated() == head;
                });
    }

    /** Index of the last event every automation has seen: one whose node was killed waits until its claim is stale. */
    private long automated() {
        return jdbc.sql("SELECT coalesce(min((convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint), 0)"
                        + " FROM command_side.token")
                .query(Long.class)
                .single();
    }

    private long chained() {
        return jdbc.sql("SELECT coalesce(max(global_index), 0) FROM audit.ledger")
                .query(Long.class)
                .single();
    }

    /** How many commands of people wrote something behind an index: what automations add about duties comes on top. */
    long commandsAfter(long index) {
        return jdbc.sql("SELECT count(DISTINCT convert_from(meta_data, 'UTF8')::jsonb ->> 'correlationId')"
                        + " FROM event_store.domain_event WHERE global_index > ? AND type <> 'CaseDuties'")
                .param(index)
                .query(Long.class)
                .single();
    }

    /** Whose event stands at an index, of those behind another one. */
    Map<Long, String> caseAtPosition(long index) {
        return jdbc
                .sql("SELECT global_index, aggregate_identifier FROM event_store.domain_event WHERE global_index > ?")
                .param(index)
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Versions of the key under which national ids can be looked up here. */
    List<Integer> indexVersions() {
        return jdbc.sql("SELECT DISTINCT version FROM read_model.student_index ORDER BY 1")
                .query(Integer.class)
                .list();
    }

    /** Every row of every read model, ordered, by table. */
    Map<String, List<String>> readModels() {
        return jdbc
                .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'read_model' AND tablename NOT IN (:others)")
                .param("others", NOT_PROJECTED)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(table -> table, this::rows));
    }

    /** By table the rows that came (+) and went (-) since the read models held these. */
    Map<String, List<String>> changedSince(Map<String, List<String>> before) {
        Map<String, List<String>> after = readModels();
        return before.entrySet().stream()
                .map(table -> Map.entry(
                        table.getKey(), changes(table.getValue(), after.getOrDefault(table.getKey(), List.of()))))
                .filter(changed -> !changed.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> changes(List<String> before, List<String> after) {
        List<String> gone = new ArrayList<>(before);
        List<String> come = new ArrayList<>(after);
        after.forEach(gone::remove);
        before.forEach(come::remove);
        return Stream.concat(gone.stream().map("- "::concat), come.stream().map("+ "::concat))
                .toList();
    }

    private List<String> rows(String table) {
        return jdbc.sql("SELECT projected::text FROM read_model." + table + " projected ORDER BY 1")
                .query(String.class)
                .list();
    }

    /** Where each case stands by a read model. */
    Map<String, String> statusesIn(String table) {
        try (Stream<Map.Entry<String, String>> cases = jdbc
                .sql("SELECT case_id::text, status FROM read_model." + table)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()) {
            return cases.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
