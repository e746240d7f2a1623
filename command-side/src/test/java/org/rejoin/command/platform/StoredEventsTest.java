package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.command.platform.CommandSideClient.FILER;
import static org.rejoin.command.platform.CommandSideClient.REGISTRAR;
import static org.rejoin.command.platform.CommandSideClient.record;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CommandSideTest
class StoredEventsTest {

    private final CommandSideClient client;
    private final JdbcClient jdbc;

    @Autowired
    StoredEventsTest(CommandSideClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    record Row(String aggregate, String type, String payloadType, String revision, String payload, JsonNode metaData) {}

    @Test
    void events_are_stored_under_stable_names_in_a_revision_and_under_the_bare_id() {
        List<Row> rows = rowsOfAReportedCase();
        assertThat(rows)
                .extracting(Row::payloadType)
                .containsExactly("FilingStarted", "FilingSubmitted", "TrackingRecordSubmitted", "CaseReported");
        assertThat(rows).extracting(Row::revision).containsOnly("1");
        assertThat(rows).extracting(Row::type).containsOnly("CaseFile");
        assertThat(rows).extracting(Row::aggregate).allSatisfy(id -> assertThat(UUID.fromString(id))
                .hasToString(id));
        assertThat(rows).extracting(Row::payload).noneMatch(payload -> payload.contains("org.rejoin"));
    }

    @Test
    void every_event_remembers_who_did_it_and_what_caused_it() {
        List<Row> rows = rowsOfAReportedCase();
        assertThat(rows)
                .extracting(row -> row.metaData().path("actor").asString())
                .containsExactly("tutor-a", "tutor-a", "tutor-a", "registrar-a");
        assertThat(rows).extracting(Row::metaData).allSatisfy(metaData -> assertThat(metaData.propertyNames())
                .containsExactlyInAnyOrder(
                        "actor", "actorRoles", "actorSchool", "actorCounty", "student", "traceId", "correlationId"));
    }

    @Test
    void the_student_is_registered_by_the_same_actor_under_a_pseudonym() {
        String id = client.draft();
        String student = jdbc.sql("SELECT student_id FROM command_side.student_case WHERE case_id = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(rows(student)).singleElement().satisfies(row -> {
            assertThat(row.payloadType()).isEqualTo("StudentRegistered");
            assertThat(row.metaData().path("actor").asString()).isEqualTo("tutor-a");
        });
    }

    @Test
    void the_metadata_hold_nothing_personal() {
        assertThat(rowsOfAReportedCase())
                .extracting(row -> row.metaData().toString())
                .noneMatch(metaData -> metaData.contains("王")
                        || metaData.contains("0975")
                        || metaData.contains("民權路")
                        || metaData.contains("A1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE event_store.domain_event SET payload = ''",
                "DELETE FROM event_store.domain_event",
                "TRUNCATE event_store.domain_event",
                "ALTER TABLE event_store.domain_event DISABLE TRIGGER ALL",
                "SELECT setval('event_store.domain_event_global_index', 1)"
            })
    @Tag("P6")
    void the_service_cannot_change_history(String sql) {
        client.draft();
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .hasRootCauseInstanceOf(SQLException.class)
                .extracting(
                        failure -> ((SQLException) Objects.requireNonNull(NestedExceptionUtils.getRootCause(failure)))
                                .getSQLState())
                .isEqualTo("42501"); // insufficient privilege
    }

    private List<Row> rowsOfAReportedCase() {
        String id = client.filed();
        client.post(
                FILER,
                "/api/cases/" + id + "/tracking-records",
                record(UUID.randomUUID().toString(), "電訪"));
        client.post(REGISTRAR, "/api/cases/" + id + "/report", "");
        return rows(id);
    }

    private List<Row> rows(String aggregate) {
        JsonMapper json = new JsonMapper();
        return jdbc.sql("SELECT * FROM event_store.domain_event WHERE aggregate_identifier = ? ORDER BY global_index")
                .param(aggregate)
                .query((row, n) -> new Row(
                        row.getString("aggregate_identifier"),
                        row.getString("type"),
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        new String(row.getBytes("payload"), StandardCharsets.UTF_8),
                        json.readTree(row.getBytes("meta_data"))))
                .list();
    }
}
