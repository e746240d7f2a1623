package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.command.platform.CommandSideClient.FILER;
import static org.rejoin.command.platform.CommandSideClient.OTHER_FILER;
import static org.rejoin.command.platform.CommandSideClient.filing;
import static org.rejoin.command.platform.CommandSideClient.ifMatch;
import static org.rejoin.command.platform.CommandSideClient.nationalId;
import static org.rejoin.command.platform.CommandSideClient.record;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Refused;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.keystore.BlindIndex;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
@Tag("P3")
class ConcurrentChangeTest {

    private static final int WRITERS = 6;

    private final CommandSideClient client;
    private final Commands commands;
    private final CommandGateway gateway;
    private final CommandBus bus;
    private final JdbcClient jdbc;

    @Autowired
    private BlindIndex index;

    @Autowired
    ConcurrentChangeTest(
            CommandSideClient client, Commands commands, CommandGateway gateway, CommandBus bus, JdbcClient jdbc) {
        this.client = client;
        this.commands = commands;
        this.gateway = gateway;
        this.bus = bus;
        this.jdbc = jdbc;
    }

    @Test
    void a_command_meant_for_an_older_version_is_stale() {
        String id = client.draft();
        String submit = "/api/cases/" + id + "/submit";
        Answer stale = client.post(FILER, submit, "", ifMatch("\"7\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body()).contains("\"code\":\"STALE_VERSION\"");
        assertThat(client.events(id)).isEqualTo(1);
        Answer done = client.post(FILER, submit, "", ifMatch("\"0\""));
        assertThat(done.status()).isEqualTo(204);
        assertThat(done.etag()).isEqualTo("\"1\"");
    }

    @Test
    void who_would_be_refused_now_is_told_that_the_case_moved_on() {
        String id = client.filed();
        String submit = "/api/cases/" + id + "/submit";
        assertThat(client.post(FILER, submit, "", ifMatch("\"0\"")).status()).isEqualTo(412);
        assertThat(client.post(FILER, submit, "", ifMatch("\"1\"")).status()).isEqualTo(409);
        assertThat(client.post(OTHER_FILER, submit, "", ifMatch("\"0\"")).status())
                .isEqualTo(404);
    }

    @Test
    @Tag("R-ST-01")
    void whoever_may_not_see_or_do_it_learns_nothing_of_versions() {
        String submit = "/api/cases/" + client.draft() + "/submit";
        assertThat(client.post(OTHER_FILER, submit, "", ifMatch("\"999\"")).status())
                .isEqualTo(404);
        assertThat(client.post(OTHER_FILER, submit, "", ifMatch("\"0\"")).status())
                .isEqualTo(404);
        String report = "/api/cases/" + client.filed() + "/report";
        assertThat(client.post(FILER, report, "", ifMatch("\"0\"")).status()).isEqualTo(403);
    }

    @Test
    void a_version_is_a_number() {
        Answer answer = client.post(FILER, "/api/cases/" + client.draft() + "/submit", "", ifMatch("\"latest\""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"NOT_A_VERSION\"");
    }

    @Test
    void without_a_version_a_concurrent_change_is_tried_again() throws Exception {
        String id = client.filed();
        List<Answer> answers = client.atOnce(WRITERS, n -> track(id));
        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(client.versions(id))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, 1 + WRITERS).boxed().toList());
    }

    @Test
    void what_another_writer_caused_is_tried_again_and_a_refusal_is_not() {
        RetryOfConcurrentChanges retry = new RetryOfConcurrentChanges(Executors.newSingleThreadScheduledExecutor());
        SQLException conflict = new SQLException("taken", "23505");
        assertThat(retry.isExplicitlyNonTransient(new ConcurrencyException("two writers", conflict)))
                .isFalse();
        assertThat(retry.isExplicitlyNonTransient(new DuplicateKeyException("reserved", conflict)))
                .isFalse();
        assertThat(retry.isExplicitlyNonTransient(new Refused())).isTrue();
        assertThat(retry.isExplicitlyNonTransient(new IllegalStateException(conflict)))
                .isTrue();
    }

    @Test
    void with_a_version_one_of_many_concurrent_changes_is_done() throws Exception {
        String id = client.filed();
        List<Answer> answers = client.atOnce(WRITERS, n -> track(id, ifMatch("\"1\"")));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(204).containsOnly(204, 412);
        assertThat(client.versions(id)).containsExactly(0L, 1L, 2L);
    }

    @Test
    @Tag("c4")
    void of_many_filings_of_one_student_at_once_one_is_made() throws Exception {
        String student = nationalId();
        List<Answer> answers = client.atOnce(
                WRITERS,
                n -> client.post(FILER, "/api/cases", filing(UUID.randomUUID().toString(), student)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> assertThat(answer.body())
                .contains("\"code\":\"OTHER_CASE_OPEN\""));
    }

    @Test
    void what_ends_in_a_checked_exception_leaves_no_event_and_no_reservation() {
        CaseFileId id = new CaseFileId(UUID.randomUUID().toString());
        String student = nationalId();
        StartFiling filing = new StartFiling(id, LeavingType.SUSPENSION, formOf(student), null);
        MetaData byFiler = MetaData.from(commands.metaData(FILER));
        Registration handler = bus.subscribe("fileAndFail", message -> {
            gateway.sendAndWait(new GenericCommandMessage<>(filing, byFiler));
            throw new IOException("the disk is full");
        });
        assertThatThrownBy(() -> gateway.sendAndWait(new GenericCommandMessage<>(
                        new GenericCommandMessage<>("x").withMetaData(byFiler), "fileAndFail")))
                .hasRootCauseInstanceOf(IOException.class);
        handler.cancel();
        assertThat(client.events(id.value())).isZero();
        assertThat(count("SELECT count(*) FROM command_side.student_case WHERE case_id = ?", id.value()))
                .isZero();
        assertThat(count(
                        "SELECT count(*) FROM command_side.student_index WHERE national_id_index = ?",
                        index.of(student).get(0).value()))
                .isZero();
    }

    private Answer track(String id, CommandSideClient.Header... headers) {
        return client.post(
                FILER,
                "/api/cases/" + id + "/tracking-records",
                record(UUID.randomUUID().toString(), "電訪"),
                headers);
    }

    private long count(String sql, String value) {
        return jdbc.sql(sql).param(value).query(Long.class).single();
    }

    private static CaseForm formOf(String nationalId) {
        return new CaseForm(
                new CaseForm.StudentDetails(
                        nationalId, null, null, null, null, null, null, null, List.of(), null, null, null),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
