package org.rejoin.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.command.platform.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Periods propose, and never erase. */
@CommandSideTest
@Tag("R-HL-26")
class ProposalsTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final LocalDate TODAY = LocalDate.of(2036, 5, 2);

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KnownPersons persons;

    @Autowired
    private RetentionPolicy retention;

    @Autowired
    private CommandGateway gateway;

    @Autowired
    private Commands commands;

    private final String student = UUID.randomUUID().toString();

    @Test
    void ten_years_after_leaving_the_counselling_text_is_proposed_once_by_the_system() {
        kept("CLOSED", LocalDate.of(2026, 5, 2));

        proposals.propose(TODAY.minusDays(1));
        assertThat(proposed()).isEmpty();
        proposals.propose(TODAY);
        proposals.propose(TODAY);

        assertThat(proposed()).containsExactly("COUNSELLING REQUESTED RETENTION system");
    }

    @Test
    void nothing_is_proposed_while_a_case_is_open() {
        kept("CLOSED", LocalDate.of(2020, 5, 2));
        kept("REPORTED", LocalDate.of(2020, 9, 2));

        proposals.propose(TODAY);

        assertThat(proposed()).isEmpty();
    }

    @Test
    void what_was_refused_is_not_proposed_again_before_there_is_another_case() {
        kept("CLOSED", LocalDate.of(2020, 5, 2));
        proposals.propose(TODAY);
        jdbc.sql("UPDATE command_side.erasure SET standing = 'REFUSED' WHERE student_id = ?")
                .param(student)
                .update();

        proposals.propose(TODAY);
        assertThat(proposed()).hasSize(1);
        kept("VOIDED", LocalDate.of(2021, 5, 2));
        proposals.propose(TODAY);

        assertThat(proposed()).hasSize(2);
    }

    @Test
    void one_node_a_day_proposes() {
        kept("CLOSED", LocalDate.of(2020, 5, 2));
        Instant morning = TODAY.plusYears(1).atTime(4, 15).atZone(TAIPEI).toInstant();
        Proposals node = new Proposals(
                jdbc, persons, retention, gateway, commands, Clock.fixed(morning, ZoneOffset.UTC), TAIPEI);
        jdbc.sql("INSERT INTO command_side.retention_day (day) VALUES (?)")
                .param(TODAY.plusYears(1))
                .update();

        node.daily();

        assertThat(proposed()).as("another node took the day").isEmpty();
    }

    private void kept(String standing, LocalDate leftOn) {
        jdbc.sql("INSERT INTO command_side.student (student_id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(student)
                .update();
        String caseId = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO command_side.student_case"
                        + " (case_id, case_number, student_id, school, leaving_type, left_on, standing)"
                        + " VALUES (?, ?, ?, '990001', 'UNEXCUSED_ABSENCE', ?, ?)")
                .params(caseId, caseId, student, leftOn, standing)
                .update();
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        jdbc.sql("INSERT INTO event_store.domain_event (event_identifier, aggregate_identifier, sequence_number, type,"
                        + " payload_type, payload_revision, payload, meta_data, time_stamp)"
                        + " VALUES (?, ?, 0, 'CaseFile', 'CaseReported', '1', ?, ?, '2020-09-03T02:00:00Z')")
                .params(UUID.randomUUID().toString(), caseId, nothing, nothing)
                .update();
    }

    private List<String> proposed() {
        return jdbc.sql("SELECT data_class || ' ' || standing || ' ' || legal_basis || ' ' || requested_by"
                        + " FROM command_side.erasure WHERE student_id = ?")
                .param(student)
                .query(String.class)
                .list();
    }
}
