package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.rejoin.As;
import org.rejoin.Rejoin;
import org.rejoin.Service;
import org.rejoin.offline.Offline;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** P6: a change of history behind the service's back is detected, by the service and without it. */
@Tag("P6")
class AlteredStoreTest {

    private static @Nullable Service service;
    private static @Nullable Path data;

    private final String url = Objects.requireNonNull(service).address();
    private final Path directory = Objects.requireNonNull(data);
    private final As agency = As.account(url, "agency").withoutWaiting();
    private final JdbcClient owner = Records.in(directory).jdbc();

    @BeforeAll
    static void start(@TempDir Path temporary) {
        data = temporary.resolve("data");
        service = Service.start(data, "--rejoin.audit.check-interval=1s");
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    @Tag("ST-A-05")
    void st_a_05_somebody_altered_the_store_by_hand() {
        Filing filing = Filing.reportedOn(url);
        agency.post("/api/audit/checkpoints");
        Filing later = Filing.reportedOn(url);
        assertThat(verify().path("outcome").asString()).isEqualTo("INTACT");
        assertThat(health("auditHealthIndicator")).isEqualTo("UP");
        assertThat(metric("rejoin_audit_intact")).isEqualTo(1);
        long altered = number("SELECT max(global_index) FROM event_store.domain_event WHERE aggregate_identifier = '"
                + filing.id() + "'");
        long alteredToo = number("SELECT max(global_index) FROM event_store.domain_event WHERE aggregate_identifier = '"
                + later.id() + "'");

        // what is changed before it is chained is chained as it then is (ADR 15)
        await().until(() -> number("SELECT coalesce(max(global_index), 0) FROM audit.ledger") >= alteredToo);

        alter(alteredToo);
        alter(altered);

        // the next check, which nobody asks for
        await().atMost(Duration.ofSeconds(60))
                .until(() -> health("auditHealthIndicator").equals("DOWN"));
        assertThat(metric("rejoin_audit_intact")).isZero();
        JsonNode found = verify();
        assertThat(found.path("outcome").asString()).isEqualTo("WRONG");
        assertThat(found.path("firstWrong").path("kind").asString()).isEqualTo("EVENT_CHANGED");
        assertThat(found.path("firstWrong").path("from").asLong()).isEqualTo(altered);
        assertThat(found.path("firstWrong").path("message").asString()).isEqualTo("事件 " + altered + " 的內容被更改");
        // nothing repairs itself
        assertThat(verify().path("outcome").asString()).isEqualTo("WRONG");

        alter(altered); // the same bit again: as it was
        assertThat(verify().path("firstWrong").path("from").asLong()).isEqualTo(alteredToo);
        alter(alteredToo);
        assertThat(verify().path("outcome").asString()).isEqualTo("INTACT");
        assertThat(health("auditHealthIndicator")).isEqualTo("UP");
        assertThat(metric("rejoin_audit_intact")).isEqualTo(1);
    }

    @Test
    void checkpoints_are_taken_once_listed_and_exported_to_those_who_audit() {
        Filing.reportedOn(url);
        Records.in(directory).awaitQuiet();
        As.Answer first = agency.post("/api/audit/checkpoints");
        As.Answer again = agency.post("/api/audit/checkpoints");
        long number = first.json().path("number").asLong();

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(first.header("Location")).contains("/api/audit/checkpoints/" + number);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(agency.get("/api/audit/checkpoints")
                        .json()
                        .path("items")
                        .path(0)
                        .path("number")
                        .asLong())
                .isEqualTo(number);
        assertThat(agency.get("/api/audit/checkpoints/" + number).text().strip())
                .isEqualTo(first.text());
        assertThat(agency.get("/api/audit/checkpoints/9999").status()).isEqualTo(404);
        for (String account : List.of("registrar-a", "tutor-a", "county", "manager-a")) {
            As other = As.account(url, account).withoutWaiting();
            assertThat(other.post("/api/audit/checkpoints").status()).isEqualTo(403);
            assertThat(other.get("/api/audit/checkpoints").status()).isEqualTo(403);
            assertThat(other.get("/api/audit/checkpoints/" + number).status()).isEqualTo(403);
            assertThat(other.get("/api/audit/verify").status()).isEqualTo(403);
        }
    }

    @Test
    void the_ledger_survives_the_rebuild_of_the_read_models() {
        Filing.reportedOn(url);
        Records.in(directory).awaitQuiet();
        agency.post("/api/audit/checkpoints");
        String before = ledger();
        ReadModels readModels = new ReadModels(url);
        readModels.awaitAllCaughtUp();
        readModels.names().forEach(readModels::replay);

        assertThat(ledger()).isEqualTo(before);
        assertThat(verify().path("outcome").asString()).isEqualTo("INTACT");
    }

    @Test
    void the_private_key_is_for_the_user_of_the_service_alone() throws IOException {
        agency.post("/api/audit/checkpoints");

        assertThat(Files.getPosixFilePermissions(directory.resolve("audit/signing-key.pem")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void a_third_party_checks_the_proof_of_a_case(@TempDir Path elsewhere) throws Exception {
        Filing filing = Filing.reportedOn(url);
        agency.post("/api/audit/checkpoints");
        filing.track(As.account(url, "registrar-a"));
        String checkpoint = agency.post("/api/audit/checkpoints").text();
        new ReadModels(url).awaitAllCaughtUp();
        As.Answer proof = As.account(url, "registrar-a").get(filing.at("/proof"));
        assertThat(proof.status()).as(proof.toString()).isEqualTo(200);
        assertThat(proof.text()).doesNotContain("王小明").doesNotContain(filing.nationalId());
        assertThat(As.account(url, "registrar-b").get(filing.at("/proof")).status())
                .isEqualTo(404);
        Path file = Files.writeString(elsewhere.resolve("proof.json"), proof.text());
        Path kept = Files.writeString(elsewhere.resolve("checkpoint.json"), checkpoint);

        assertThat(offline("verify-proof", file.toString(), key(), "--checkpoint=" + kept))
                .isEqualTo(new Ended(0, "INTACT case " + filing.id() + ", 5 events"));

        JsonNode events = proof.json().path("events");
        for (String part : List.of(
                events.path(2).path("event").path("payloadSha256").asString(),
                events.path(1).path("event").path("timeStamp").asString(),
                events.path(3).path("path").path(0).asString(),
                proof.json().path("checkpoints").path(0).path("root").asString(),
                proof.json().path("checkpoints").path(1).path("signature").asString())) {
            char other = part.charAt(0) == '1' ? '2' : '1';
            Files.writeString(file, proof.text().replace(part, other + part.substring(1)));
            assertThat(offline("verify-proof", file.toString(), key()).code())
                    .as(part)
                    .isEqualTo(1);
        }
    }

    @Test
    void a_database_and_a_dump_are_checked_without_the_service(@TempDir Path elsewhere) throws Exception {
        Filing filing = Filing.reportedOn(url);
        Records.in(directory).awaitQuiet();
        agency.post("/api/audit/checkpoints");
        long altered = number("SELECT min(global_index) FROM event_store.domain_event WHERE aggregate_identifier = '"
                + filing.id() + "'");
        List<String> database = List.of(
                "verify",
                key(),
                "--checkpoint=" + directory.resolve("audit/checkpoints"),
                "--url=" + Records.url(directory),
                "--user=rejoin_owner");
        List<String> dump = List.of(
                "verify",
                key(),
                "--checkpoint=" + directory.resolve("audit/checkpoints"),
                "--dump=" + elsewhere.resolve("dump.sql"));
        dumpTo(elsewhere.resolve("dump.sql"), true);
        assertThat(offline(database).text()).startsWith("INTACT ");
        assertThat(offline(dump)).isEqualTo(offline(database));

        alter(altered);
        try {
            dumpTo(elsewhere.resolve("dump.sql"), true);
            assertThat(offline(database).code()).isEqualTo(1);
            assertThat(offline(database).text()).contains("EVENT_CHANGED: event " + altered + ",");
            assertThat(offline(dump)).isEqualTo(offline(database));
            // of the events alone: checkpoints tell as much as they can
            dumpTo(elsewhere.resolve("dump.sql"), false);
            assertThat(offline(dump).code()).isEqualTo(1);
            assertThat(offline(dump).text()).contains("NOT_AS_SIGNED");
        } finally {
            alter(altered);
        }
        dumpTo(elsewhere.resolve("dump.sql"), false);
        assertThat(offline(dump).code()).isZero();
        assertThat(offline("verify", key()).code()).isEqualTo(2);
        assertThat(offline("verify", key(), "--dump=" + elsewhere.resolve("none"))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void the_main_class_answers_the_command_before_any_service_starts(@TempDir Path elsewhere) throws Exception {
        Path empty = Files.writeString(elsewhere.resolve("dump.sql"), "-- PostgreSQL database dump\n");
        agency.post("/api/audit/checkpoints");
        List<String> command = new ArrayList<>(ServiceProcess.java());
        command.addAll(List.of(Rejoin.class.getName(), "verify", key(), "--dump=" + empty));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isEqualTo(2);
        assertThat(printed).contains("no COPY of event_store.domain_event");
    }

    /** How a command ended, and what it printed. */
    private record Ended(int code, String text) {}

    private Ended offline(List<String> arguments) {
        return offline(arguments.toArray(String[]::new));
    }

    private Ended offline(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = new Offline(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        InputStream.nullInputStream(),
                        Records.password(directory, "rejoin_owner"))
                .perform(arguments);
        return new Ended(code, printed.toString(StandardCharsets.UTF_8).strip());
    }

    private String key() {
        return "--key=" + directory.resolve("audit");
    }

    private JsonNode verify() {
        As.Answer answer = agency.get("/api/audit/verify");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private String health(String indicator) {
        String name = indicator.replace("HealthIndicator", "");
        return agency.get("/actuator/health")
                .json()
                .path("components")
                .path(name)
                .path("status")
                .asString();
    }

    private double metric(String name) {
        return agency.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    /** Turns one bit of the payload round; done twice, it is as before. */
    private void alter(long globalIndex) {
        owner.sql("UPDATE event_store.domain_event SET payload = set_byte(payload, 9, get_byte(payload, 9) # 1)"
                        + " WHERE global_index = ?")
                .param(globalIndex)
                .update();
    }

    private long number(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }

    private String ledger() {
        return owner.sql("SELECT md5(string_agg(entry::text, '|' ORDER BY position)) FROM audit.ledger entry")
                .query(String.class)
                .single();
    }

    /** As pg_dump writes data. */
    private void dumpTo(Path file, boolean whole) throws Exception {
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        List<String> tables = whole
                ? List.of("event_store.domain_event", "audit.ledger", "audit.checkpoint", "read_model.token")
                : List.of("event_store.domain_event");
        try (Connection connection = DriverManager.getConnection(
                Records.url(directory), "rejoin_owner", Records.password(directory, "rejoin_owner"))) {
            for (String table : tables) {
                String columns = owner.sql("SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)"
                                + " FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0")
                        .param(table)
                        .query(String.class)
                        .single();
                dump.writeBytes(
                        "COPY %s (%s) FROM stdin;\n".formatted(table, columns).getBytes(StandardCharsets.UTF_8));
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (SELECT * FROM " + table + " ORDER BY random()) TO STDOUT", dump);
                dump.writeBytes("\\.\n\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(file, dump.toByteArray());
    }
}
