package org.rejoin.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.DataClass;
import org.rejoin.event.DataSubject;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.keystore.Erased;
import org.rejoin.keystore.KeyStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events in a real event store, with a real key store beside it. */
class SealingIT {

    private static final Path SAMPLES = Path.of("src/test/resources/event");
    private static final long SEED = new Random().nextLong();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabase database = TestDatabase.create();
    private final EventSerializer serializer = EventSerializer.create();
    private final KeyStore keyStore = TestKeys.open(database);
    private final String student = UUID.randomUUID().toString();
    private final String id = UUID.randomUUID().toString();
    private EventStorageEngine events;

    @BeforeEach
    void migrate() throws SQLException {
        asOwner("CREATE SCHEMA event_store");
        asOwner("CREATE TABLE event_store.domain_event (global_index bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                + " event_identifier text NOT NULL, aggregate_identifier text NOT NULL, sequence_number bigint NOT NULL,"
                + " type text, payload_type text NOT NULL, payload_revision text, payload bytea NOT NULL,"
                + " meta_data bytea, time_stamp text NOT NULL, tx xid8 NOT NULL DEFAULT pg_current_xact_id(),"
                + " UNIQUE (aggregate_identifier, sequence_number))");
        asOwner("GRANT USAGE ON SCHEMA event_store TO " + TestDatabase.APPLICATION);
        asOwner("GRANT SELECT, INSERT ON event_store.domain_event TO " + TestDatabase.APPLICATION);
        events = engine(keyStore);
    }

    private EventStorageEngine engine(KeyStore keys) {
        return EventStoreTables.storageEngine(
                database.application()::getConnection,
                NoTransactionManager.INSTANCE,
                serializer,
                new AppendConflicts(),
                keys.keys());
    }

    @AfterEach
    void close() {
        keyStore.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_reads_as_it_was_written_and_nothing_personal_of_it_stands_in_the_store(Path sample)
            throws SQLException {
        List<String> planted = new ArrayList<>();
        Object event = withRandomValues(sample, planted);

        append(0, event);

        assertThat(read(0).getPayload()).as("seed %d", SEED).isEqualTo(event);
        assertThat(tracked(events).getPayload()).as("seed %d", SEED).isEqualTo(event);
        byte[] stored = payload(0);
        for (String value : planted) {
            for (byte[] form : formsOf(value)) {
                assertThat(contains(stored, form))
                        .as("%s, seed %d", value, SEED)
                        .isFalse();
            }
        }
    }

    @Test
    void what_is_not_personal_stays_readable() throws SQLException {
        append(0, new CaseClosed(id, ClosureReason.RETURNED_TO_SCHOOL, "已返校", "tutor-a"));

        JsonNode stored = JSON.readTree(payload(0));

        assertThat(stored.get("closureReason").stringValue()).isEqualTo("RETURNED_TO_SCHOOL");
        assertThat(stored.get("note").stringValue()).isEqualTo("*");
        assertThat(stored.get("sealed").propertyNames()).containsExactly("COUNSELLING");
    }

    @Test
    void an_event_without_a_personal_value_needs_no_key() throws SQLException {
        append(0, new CaseClosed(id, ClosureReason.RETURNED_TO_SCHOOL, null, "tutor-a"));

        assertThat(JSON.readTree(payload(0)).has("sealed")).isFalse();
        assertThat(count("SELECT count(*) FROM key_store.data_key")).isZero();
        assertThat(((CaseClosed) read(0).getPayload()).note()).isNull();
    }

    @Test
    void an_event_that_names_no_student_is_not_stored() throws SQLException {
        assertThatThrownBy(() -> events.appendEvents(
                        new GenericDomainEventMessage<>("CaseFile", id, 0, new CaseReopened(id, "誤結案"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("誤結案");

        assertThat(count("SELECT count(*) FROM event_store.domain_event")).isZero();
    }

    @Test
    void without_their_key_texts_are_marked_as_erased_dates_are_gone_and_lists_are_empty() {
        append(0, new FormRevised(id, form()));
        append(1, new CaseReopened(id, "誤結案"));

        erase(DataClass.REGISTER);

        CaseForm form = ((FormRevised) read(0).getPayload()).form();
        assertThat(form.student().nationalId()).isEqualTo(Erased.TEXT);
        assertThat(form.student().name()).isEqualTo(Erased.TEXT);
        assertThat(form.student().birthDate()).isNull();
        assertThat(form.student().studentNumber()).isNull();
        assertThat(form.student().sex()).isEqualTo("MALE");
        assertThat(Objects.requireNonNull(form.guardian()).phones()).isEmpty();
        assertThat(form.secondaryReasons())
                .extracting(CaseForm.LeavingReason::other)
                .containsExactly(Erased.TEXT, null);
        assertThat(((CaseReopened) read(1).getPayload()).reason()).isEqualTo("誤結案");
    }

    @Test
    void what_was_decrypted_in_memory_is_not_shown_after_the_erasure() {
        append(0, new FormRevised(id, form()));
        TrackedEventMessage<?> held = tracked(events);
        assertThat(((FormRevised) held.getPayload()).form()).isEqualTo(form());

        erase(DataClass.REGISTER);

        assertThat(((FormRevised) held.getPayload()).form().student().name()).isEqualTo(Erased.TEXT);
    }

    @Test
    void another_node_does_not_show_it_for_longer_than_it_remembers_keys() throws InterruptedException {
        append(0, new FormRevised(id, form()));
        try (KeyStore other = TestKeys.open(database, "rejoin.keys.cached-for", "100ms")) {
            TrackedEventMessage<?> held = tracked(engine(other));
            assertThat(((FormRevised) held.getPayload()).form()).isEqualTo(form());
            erase(DataClass.REGISTER);

            Thread.sleep(250);

            assertThat(((FormRevised) held.getPayload()).form().student().name())
                    .isEqualTo(Erased.TEXT);
        }
    }

    @Test
    void what_is_erased_from_json_is_what_is_read_without_the_key() throws SQLException {
        append(0, new FormRevised(id, form()));
        ObjectNode row = serializer.getObjectMapper().valueToTree(form());

        PersonalParts.of(CaseForm.class).erase(row, DataClass.REGISTER);
        erase(DataClass.REGISTER);

        assertThat(((FormRevised) read(0).getPayload()).form()).isEqualTo(Erased.in(form(), DataClass.REGISTER));

        assertThat(row)
                .isEqualTo(serializer
                        .getObjectMapper()
                        .<JsonNode>valueToTree(((FormRevised) read(0).getPayload()).form()));
    }

    @Test
    void a_ciphertext_moved_to_another_event_of_the_student_is_refused() throws SQLException {
        append(0, new CaseReopened(id, "誤結案"));
        append(1, new CaseReopened(id, "再次誤結"));

        asOwner("UPDATE event_store.domain_event SET payload = (SELECT payload FROM event_store.domain_event"
                + " WHERE sequence_number = 0) WHERE sequence_number = 1");

        assertThat(((CaseReopened) read(0).getPayload()).reason()).isEqualTo("誤結案");
        assertThatThrownBy(() -> read(1).getPayload())
                .isInstanceOf(BrokenSeal.class)
                .hasMessageNotContaining("誤結案");
    }

    @Test
    void a_ciphertext_moved_to_the_event_of_another_student_is_refused() throws SQLException {
        append(0, new CaseReopened(id, "誤結案"));
        String other = UUID.randomUUID().toString();
        events.appendEvents(new GenericDomainEventMessage<>(
                "CaseFile", other, 0, new CaseReopened(other, "x"), Map.of(DataSubject.STUDENT, other)));

        asOwner("UPDATE event_store.domain_event SET payload = (SELECT payload FROM event_store.domain_event"
                + " WHERE aggregate_identifier = '" + id + "') WHERE aggregate_identifier = '" + other + "'");

        assertThatThrownBy(() -> events.readEvents(other, 0).next().getPayload())
                .isInstanceOf(BrokenSeal.class);
    }

    @Test
    void another_place_makes_the_event_unreadable() throws SQLException {
        for (String change : List.of(
                "sequence_number = 7",
                "type = 'Another'",
                "event_identifier = '" + UUID.randomUUID() + "'",
                "payload_type = 'FilingReturned'",
                "meta_data = convert_to(replace(convert_from(meta_data, 'UTF8'), '" + student + "', '"
                        + UUID.randomUUID() + "'), 'UTF8')",
                "meta_data = '{}'")) {
            asOwner("TRUNCATE event_store.domain_event");
            append(0, new CaseReopened(id, "誤結案"));
            asOwner("UPDATE event_store.domain_event SET " + change);

            assertThatThrownBy(() -> events.readEvents(id, 0).next().getPayload())
                    .as(change)
                    .isInstanceOf(BrokenSeal.class);
        }
    }

    @Test
    void no_changed_byte_of_the_sealed_part_is_read() throws SQLException {
        append(0, new CaseReopened(id, "誤結案"));
        byte[] payload = payload(0);
        ObjectNode tree = (ObjectNode) JSON.readTree(payload);
        String sealed = tree.get("sealed").get("COUNSELLING").stringValue();
        int point = sealed.indexOf('.');
        byte[] encrypted = Base64.getDecoder().decode(sealed.substring(point + 1));
        for (int place = 0; place < encrypted.length; place++) {
            byte[] changed = encrypted.clone();
            changed[place] ^= 1;
            ((ObjectNode) tree.get("sealed"))
                    .put(
                            "COUNSELLING",
                            sealed.substring(0, point + 1) + Base64.getEncoder().encodeToString(changed));
            store(JSON.writeValueAsBytes(tree));

            assertThatThrownBy(() -> read(0).getPayload()).isInstanceOf(BrokenSeal.class);
        }
    }

    @Test
    void clear_text_put_into_the_store_is_refused() throws SQLException {
        append(0, new CaseReopened(id, "誤結案"));

        for (String payload : List.of(
                "{\"caseId\":\"" + id + "\",\"reason\":\"偽造\"}",
                "{\"caseId\":\"" + id + "\",\"reason\":\"*\"}",
                "{\"caseId\":\"" + id + "\",\"reason\":\"*\",\"sealed\":{\"COUNSELLING\":\"nonsense\"}}",
                "{\"caseId\":\"" + id + "\",\"reason\":\"*\",\"sealed\":{\"SECRET\":\"1.AAAA\"}}")) {
            store(payload.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> read(0).getPayload()).as(payload).isInstanceOf(BrokenSeal.class);
        }
    }

    @Test
    void a_copy_in_a_dead_letter_is_the_ciphertext_and_goes_with_the_key() {
        append(0, new CaseReopened(id, "誤結案"));
        SealedSerializer letters = new SealedSerializer(keyStore.keys());

        SerializedObject<byte[]> letter = tracked(events).serializePayload(letters, byte[].class);

        assertThat(new String(letter.getData(), StandardCharsets.UTF_8)).doesNotContain("誤結案");
        assertThat(letters.<byte[], Object>deserialize(letter)).isEqualTo(new CaseReopened(id, "誤結案"));

        erase(DataClass.COUNSELLING);

        assertThat(letters.<byte[], Object>deserialize(letter))
                .isEqualTo(new CaseReopened(id, Erased.text(DataClass.COUNSELLING)));
    }

    @Test
    void a_serializer_that_does_not_know_the_event_keeps_no_clear_text() {
        SealedSerializer letters = new SealedSerializer(keyStore.keys());

        assertThatThrownBy(() -> letters.serialize(new StudentRegistered(id, "A123456789"), byte[].class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("A123456789");
    }

    @Test
    void no_snapshot_is_written() {
        DomainEventMessage<?> snapshot = new GenericDomainEventMessage<>("CaseFile", id, 3, "state in clear");

        assertThatThrownBy(() -> events.storeSnapshot(snapshot)).hasMessageContaining("in clear");
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES).sorted();
    }

    /** The sample, with something of its own in place of every personal value. */
    private Object withRandomValues(Path sample, List<String> planted) {
        try {
            String[] nameAndRevision = sample.getFileName().toString().split("\\.");
            SimpleSerializedType type = new SimpleSerializedType(nameAndRevision[0], nameAndRevision[1]);
            String json = Files.readString(sample);
            Class<?> event = serializer.classForType(type);
            ObjectNode tree = (ObjectNode) JSON.readTree(json);
            Random random = new Random(SEED);
            PersonalParts parts = PersonalParts.of(event);
            parts.take(tree).forEach((dataClass, values) -> {
                List.copyOf(values.propertyNames()).forEach(path -> plant(values, path, random, planted));
                assertThat(parts.putBack(tree, dataClass, values)).isTrue();
            });
            return serializer.deserialize(
                    new SimpleSerializedObject<>(JSON.writeValueAsString(tree), String.class, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void plant(ObjectNode values, String path, Random random, List<String> planted) {
        JsonNode value = values.get(path);
        String secret = "王" + Long.toHexString(random.nextLong() | Long.MIN_VALUE) + "明";
        if (value.isArray()) {
            values.putArray(path).add(secret).add(secret + "二");
            planted.add(secret);
        } else if (value.stringValue().matches("\\d{4}-\\d\\d-\\d\\d")) {
            String day = java.time.LocalDate.of(1900, 1, 1)
                    .plusDays(random.nextInt(50_000))
                    .toString();
            values.put(path, day);
            planted.add(day);
        } else {
            values.put(path, secret);
            planted.add(secret);
        }
    }

    private static List<byte[]> formsOf(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return List.of(
                utf8,
                value.getBytes(StandardCharsets.UTF_16LE),
                value.getBytes(StandardCharsets.UTF_16BE),
                Base64.getEncoder().withoutPadding().encode(utf8));
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    private static CaseForm form() {
        return new CaseForm(
                new CaseForm.StudentDetails(
                        "A123456789",
                        "王小明",
                        java.time.LocalDate.of(2009, 5, 20),
                        null,
                        "MALE",
                        "GENERAL",
                        "普通科",
                        2,
                        List.of("ORDINARY"),
                        "TWO_PARENTS",
                        "臺中市",
                        "臺中市中山路一號"),
                new CaseForm.ContactPerson("王大明", "FATHER", List.of("04-1234567")),
                null,
                null,
                null,
                List.of(
                        new CaseForm.LeavingReason("SCHOOL_OTHER", "其他原因"),
                        new CaseForm.LeavingReason("FAMILY_ECONOMIC", null)),
                List.of(),
                null);
    }

    private void append(long sequenceNumber, Object event) {
        events.appendEvents(new GenericDomainEventMessage<>(
                "CaseFile", id, sequenceNumber, event, Map.of(DataSubject.STUDENT, student)));
    }

    private void erase(DataClass dataClass) {
        keyStore.keys().retire(student, dataClass);
        assertThat(keyStore.keys().erase(student, dataClass)).isTrue();
    }

    private DomainEventMessage<?> read(long sequenceNumber) {
        return events.readEvents(id, sequenceNumber).next();
    }

    private static TrackedEventMessage<?> tracked(EventStorageEngine engine) {
        return engine.readEvents(null, false).findFirst().orElseThrow();
    }

    private byte[] payload(long sequenceNumber) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT payload FROM event_store.domain_event WHERE sequence_number = " + sequenceNumber)) {
            row.next();
            return row.getBytes(1);
        }
    }

    private void store(byte[] payload) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE event_store.domain_event SET payload = ?")) {
            statement.setBytes(1, payload);
            statement.executeUpdate();
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
