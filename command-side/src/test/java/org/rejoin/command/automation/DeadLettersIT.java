package org.rejoin.command.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.TrackerEnabled;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
@Import(WhenTrackerEnabledThenNote.class)
@Tag("P5")
class DeadLettersIT {

    private static final Actor ADMINISTRATOR = new Actor("administrator", Set.of(Role.ADMINISTRATOR), null, null);
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final String PATH = "/api/admin/dead-letters";

    private final CommandSideClient client;
    private final EventStore events;
    private final JdbcClient jdbc;
    private final WhenTrackerEnabledThenNote automation;

    @Autowired
    DeadLettersIT(CommandSideClient client, EventStore events, JdbcClient jdbc, WhenTrackerEnabledThenNote automation) {
        this.client = client;
        this.events = events;
        this.jdbc = jdbc;
        this.automation = automation;
    }

    @BeforeEach
    void it_fails_for_one_account() {
        automation.damage();
    }

    @Test
    void what_fails_is_put_aside_with_all_of_its_case_the_others_go_on_and_a_retry_after_the_repair_completes_it() {
        awaitStart();
        String broken = UUID.randomUUID().toString();
        String sound = UUID.randomUUID().toString();
        enable(broken, 0, "tutor-broken");
        enable(broken, 1, "tutor-behind");
        enable(sound, 0, "tutor-sound");

        await().until(() -> noted("sound" + sound.substring(0, 8)));
        await().until(() -> letters(broken) == 2);
        assertThat(noted("behind" + broken.substring(0, 8))).isFalse();

        Answer list = client.send(ADMINISTRATOR, HttpMethod.GET, PATH, "");
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.body())
                .contains("\"group\":\"" + WhenTrackerEnabledThenNote.GROUP + "\"")
                .contains("\"sequence\":\"" + broken + "\"")
                .contains("\"letters\":2")
                .contains("\"eventType\":\"TrackerEnabled\"")
                .contains("DataIntegrityViolationException")
                .doesNotContain("tutor-broken", "division");

        Answer tooEarly = client.post(ADMINISTRATOR, at(broken, "retry"), "");
        assertThat(tooEarly.body()).isEqualTo("{\"done\":false,\"letters\":2}");

        automation.repair();
        Answer retried = client.post(ADMINISTRATOR, at(broken, "retry"), "");
        assertThat(retried.status()).as(retried.body()).isEqualTo(200);
        assertThat(retried.body()).isEqualTo("{\"done\":true,\"letters\":0}");
        assertThat(noted("broken" + broken.substring(0, 8))).isTrue();
        assertThat(noted("behind" + broken.substring(0, 8))).isTrue();
        assertThat(client.post(ADMINISTRATOR, at(broken, "retry"), "").status()).isEqualTo(404);

        // what comes later is not put aside any more
        enable(broken, 2, "tutor-later");
        await().until(() -> noted("later" + broken.substring(0, 8)));
    }

    @Test
    void what_is_personal_stands_in_the_list_as_encrypted_as_in_the_store() {
        awaitStart();
        String broken = UUID.randomUUID().toString();
        enable(broken, 0, "tutor-broken");
        events.publish(new GenericDomainEventMessage<>(
                "CaseFile",
                broken,
                1,
                new FilingReturned(broken, "機密的原因"),
                Map.of(DataSubject.STUDENT, UUID.randomUUID().toString())));
        await().until(() -> !payloadsOfReturns(broken).isEmpty());

        assertThat(payloadsOfReturns(broken))
                .allSatisfy(
                        payload -> assertThat(payload).contains("COUNSELLING").doesNotContain("機密"));

        automation.repair();
        assertThat(client.post(ADMINISTRATOR, at(broken, "retry"), "").body())
                .isEqualTo("{\"done\":true,\"letters\":0}");
    }

    @Test
    void what_is_given_up_is_remembered_with_its_reason_and_those_behind_it_can_go_on() {
        String group = "when-nothing";
        String sequence = UUID.randomUUID().toString();
        letter(group, sequence, 0);
        letter(group, sequence, 1);

        Answer answer = client.post(ADMINISTRATOR, at(group, sequence, "discard"), "{\"reason\":\" 已另行處理 \"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(letters(sequence)).isEqualTo(1);
        assertThat(jdbc.sql(
                                "SELECT reason || '/' || discarded_by || '/' || event_type FROM command_side.discarded_letter"
                                        + " WHERE sequence_identifier = ?")
                        .param(sequence)
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("已另行處理/administrator/TrackerEnabled"));

        assertThat(client.post(ADMINISTRATOR, at(group, sequence, "discard"), "{\"reason\":\" \"}")
                        .status())
                .isEqualTo(400);
        client.post(ADMINISTRATOR, at(group, sequence, "discard"), "{\"reason\":\"已另行處理\"}");
        assertThat(letters(sequence)).isZero();
    }

    @Test
    void the_list_is_for_administrators() {
        assertThat(client.send(OFFICER, HttpMethod.GET, PATH, "").status()).isEqualTo(403);
        assertThat(client.post(OFFICER, at("x", "retry"), "").status()).isEqualTo(403);
        assertThat(client.post(OFFICER, at("x", "discard"), "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post(ADMINISTRATOR, at("x", "discard"), "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    // what is published before the processor has its first position is none of its business
    private void awaitStart() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("SELECT count(*) FROM command_side.token"
                                        + " WHERE processor_name = ? AND owner IS NOT NULL")
                                .param(WhenTrackerEnabledThenNote.GROUP)
                                .query(Long.class)
                                .single()
                        == 4);
    }

    private void enable(String caseId, long number, String account) {
        DomainEventMessage<TrackerEnabled> event =
                new GenericDomainEventMessage<>("CaseFile", caseId, number, new TrackerEnabled(caseId, account));
        events.publish(event);
    }

    private void letter(String group, String sequence, int index) {
        jdbc.sql("""
                        INSERT INTO command_side.dead_letter
                               (dead_letter_id, processing_group, sequence_identifier, sequence_index, message_type,
                                event_identifier, time_stamp, payload_type, payload, enqueued_at, last_touched, cause_type)
                        VALUES (?, ?, ?, ?, '', '', '', 'TrackerEnabled', '', '2026-11-20T00:00:00Z',
                                '2026-11-20T00:00:00Z', 'X')""")
                .params(UUID.randomUUID().toString(), group, sequence, index)
                .update();
    }

    private boolean noted(String note) {
        return jdbc.sql("SELECT count(*) FROM command_side.case_number WHERE year = 1 AND school = ?")
                        .param(note)
                        .query(Long.class)
                        .single()
                == 1;
    }

    private List<String> payloadsOfReturns(String sequence) {
        return jdbc.sql("SELECT convert_from(payload, 'UTF8') FROM command_side.dead_letter"
                        + " WHERE sequence_identifier = ? AND processing_group = ? AND payload_type = 'FilingReturned'")
                .params(sequence, WhenTrackerEnabledThenNote.GROUP)
                .query(String.class)
                .list();
    }

    private long letters(String sequence) {
        return jdbc.sql("SELECT count(*) FROM command_side.dead_letter WHERE sequence_identifier = ?")
                .param(sequence)
                .query(Long.class)
                .single();
    }

    private static String at(String sequence, String action) {
        return at(WhenTrackerEnabledThenNote.GROUP, sequence, action);
    }

    private static String at(String group, String sequence, String action) {
        return PATH + "/" + group + "/" + sequence + "/" + action;
    }
}
