package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.event.DataClass;
import org.rejoin.keystore.Erased;
import org.rejoin.keystore.JdbcKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database of a service holds of people, read past the service. */
class SealedStoreTest {

    private static final List<String> SCHEMAS = List.of("event_store", "key_store", "command_side");

    private static @Nullable Service service;
    private static @Nullable Path data;

    private final String url = Objects.requireNonNull(service).address();
    private final As registrar = As.account(url, "registrar-a");
    private final JdbcClient owner = Records.in(Objects.requireNonNull(data)).jdbc();

    @BeforeAll
    static void start(@TempDir Path temporary) {
        data = temporary.resolve("data");
        service = Service.start(data);
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void nothing_people_wrote_of_a_student_stands_in_a_dump_of_events_keys_and_reservations()
            throws SQLException, IOException {
        Filing filing = Filing.next();
        List<String> written = new ArrayList<>(List.of(filing.nationalId()));
        done(registrar.post(
                "/api/cases",
                filing.json()
                        .replace("王小明", noted(written))
                        .replace("王大明", noted(written))
                        .replace("04-1234567", "04-" + digits(written))
                        .replace(
                                "\"identities\"",
                                "\"registeredAddress\": \"" + noted(written) + "\","
                                        + " \"residentialAddress\": \"" + noted(written) + "\", \"department\": \""
                                        + noted(written) + "\", \"identities\"")));
        done(registrar.post(filing.at("/submit")));
        done(registrar.post(filing.at("/return"), "{\"reason\": \"" + noted(written) + "\"}"));
        done(registrar.post(filing.at("/submit")));
        done(registrar.post(
                filing.at("/tracking-records"),
                Filing.record(UUID.randomUUID(), null).replace("電訪家長", noted(written))));
        done(registrar.post(filing.at("/report")));
        done(registrar.post(
                filing.at("/suggest-closure"),
                "{\"closureReason\": \"RETURNED_TO_SCHOOL\", \"description\": \"" + noted(written) + "\"}"));
        done(registrar.post(
                filing.at("/close"),
                "{\"closureReason\": \"RETURNED_TO_SCHOOL\", \"note\": \"" + noted(written) + "\"}"));
        done(registrar.post(filing.at("/reopen"), "{\"reason\": \"" + noted(written) + "\"}"));

        byte[] dump = dump();

        // it would be found if it were there
        assertThat(find(dump, filing.id())).isNotEmpty();
        for (String value : written) {
            assertThat(find(dump, value)).as(value).isEmpty();
        }
    }

    @Test
    void a_ciphertext_moved_to_another_students_event_is_refused_by_commands_pages_of_the_past_and_projections() {
        Filing one = Filing.reportedOn(url);
        Filing other = Filing.reportedOn(url);
        ReadModels readModels = new ReadModels(url);
        readModels.awaitAllCaughtUp();
        byte[] payload = first(other);
        owner.sql(
                        "UPDATE event_store.domain_event SET payload = ? WHERE aggregate_identifier = ? AND sequence_number = 0")
                .params(first(one), other.id())
                .update();
        // as on a node that has not loaded the case yet
        Objects.requireNonNull(service)
                .beanOf(org.axonframework.common.caching.Cache.class)
                .removeAll();

        As.Answer command = other.track(registrar);
        As.Answer past = registrar.get(other.at("?asOf=2100-01-01T00:00:00Z"));

        for (As.Answer answer : List.of(command, past)) {
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().path("code").asString()).isEqualTo("HISTORY_IS_ALTERED");
            assertThat(answer.toString()).doesNotContain("王小明", one.nationalId());
        }
        assertThat(As.account(url, "agency")
                        .post("/api/admin/read-models/case-list/replay")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        readModels.of("case-list").get("error").asString())
                .isEqualTo("BrokenSeal"));

        owner.sql(
                        "UPDATE event_store.domain_event SET payload = ? WHERE aggregate_identifier = ? AND sequence_number = 0")
                .params(payload, other.id())
                .update();
        readModels.replay("case-list");
        assertThat(other.track(registrar).status()).isEqualTo(204);
    }

    @Test
    void after_an_erasure_neither_a_replay_nor_a_loaded_case_brings_back_what_this_node_had_in_memory() {
        Filing filing = Filing.reportedOn(url);
        ReadModels readModels = new ReadModels(url);
        readModels.awaitAllCaughtUp();
        String student = owner.sql("SELECT student_id FROM command_side.student_case WHERE case_id = ?")
                .param(filing.id())
                .query(String.class)
                .single();
        JdbcKeys keys = Objects.requireNonNull(service).beanOf(JdbcKeys.class);

        keys.retire(student, DataClass.REGISTER);
        assertThat(keys.erase(student, DataClass.REGISTER)).isTrue();

        readModels.replay("case-list");
        readModels.replay("case-page");
        readModels.replay("students");
        assertThat(owner.sql("SELECT student_name FROM read_model.case_list WHERE case_id = ?::uuid")
                        .param(filing.id())
                        .query(String.class)
                        .single())
                .isEqualTo(Erased.TEXT);
        assertThat(registrar.get(filing.at("")).toString())
                .contains(Erased.TEXT)
                .doesNotContain(filing.nationalId());
        assertThat(registrar
                        .post("/api/cases/search", "{\"nationalId\": \"" + filing.nationalId() + "\"}")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(filing.track(registrar).status()).isEqualTo(204);
    }

    private byte[] first(Filing filing) {
        return owner.sql("SELECT payload FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ? AND sequence_number = 0")
                .param(filing.id())
                .query(byte[].class)
                .single();
    }

    private static String noted(List<String> written) {
        String text = "密" + UUID.randomUUID().toString().substring(0, 13) + "文";
        written.add(text);
        return text;
    }

    private static String digits(List<String> written) {
        String digits = String.valueOf(UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE)
                .substring(0, 12);
        written.add(digits);
        return digits;
    }

    private static void done(As.Answer answer) {
        assertThat(answer.status() / 100).as(answer.toString()).isEqualTo(2);
    }

    /** Every table as pg_dump writes it. */
    private byte[] dump() throws SQLException, IOException {
        List<String> tables = owner.sql(
                        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname = ANY (?)")
                .param(SCHEMAS.toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(tables).contains("event_store.domain_event", "key_store.data_key", "command_side.student_index");
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        Path directory = Objects.requireNonNull(data);
        try (Connection connection = DriverManager.getConnection(
                Records.url(directory), "rejoin_owner", Records.password(directory, "rejoin_owner"))) {
            for (String table : tables) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", dump);
            }
        }
        return dump.toByteArray();
    }

    /** Every form of the value in which it stands there. */
    private static List<String> find(byte[] dump, String value) {
        String all = new String(dump, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        for (byte[] form : formsOf(value)) {
            // columns of bytes are dumped in hexadecimal
            for (String text : List.of(
                    new String(form, StandardCharsets.ISO_8859_1),
                    HexFormat.of().formatHex(form))) {
                if (all.contains(text)) {
                    found.add(text);
                }
            }
        }
        return found;
    }

    private static List<byte[]> formsOf(String value) {
        List<byte[]> forms = new ArrayList<>(List.of(
                value.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_16LE),
                value.getBytes(StandardCharsets.UTF_16BE)));
        for (byte[] plain : List.copyOf(forms)) {
            // in base64 it looks different after 0, 1 or 2 bytes before it; what the neighbours change is left out
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + plain.length];
                System.arraycopy(plain, 0, shifted, before, plain.length);
                byte[] encoded = Base64.getEncoder().withoutPadding().encode(shifted);
                forms.add(Arrays.copyOfRange(encoded, (before * 8 + 5) / 6, plain.length * 8 / 6));
            }
        }
        return forms;
    }
}
