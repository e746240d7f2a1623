package org.rejoin.command.principaltransfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.Verification;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transfers with the three aggregates they change, in real transactions. */
@CommandSideTest
@Tag("R-ACC-20")
class TransfersOverHttpTest {

    private static final byte[] SCAN = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);

    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final Verification verification;
    private final TransactionTemplate transaction;
    private final AccountDirectory directory;
    private final String unit = Integer.toString(100_000 + new Random().nextInt(800_000));
    private final String shen = UUID.randomUUID().toString();
    private final String kao = UUID.randomUUID().toString();
    private final String transfer = UUID.randomUUID().toString();

    @Autowired
    TransfersOverHttpTest(
            CommandSideClient client,
            JdbcClient jdbc,
            Verification verification,
            PlatformTransactionManager transactions,
            AccountDirectory directory) {
        this.client = client;
        this.jdbc = jdbc;
        this.verification = verification;
        this.transaction = new TransactionTemplate(transactions);
        this.directory = directory;
    }

    @BeforeEach
    void aUnitWithAPrincipalReporterAndAManager() {
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, 'DAY', '示範高中', '990', 'COUNTY')")
                .params(unit, unit)
                .update();
        comesIn(shen, "shen" + unit, "PRINCIPAL_REPORTER", AGENCY);
        comesIn(kao, "kao" + unit, "SENIOR_MANAGER", actor(shen));
    }

    @Test
    void who_is_in_office_hands_over_and_is_out() {
        Answer applied = applies(actor(shen), "HAND_OVER", kao);
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        assertThat(applied.location()).isEqualTo("/api/principal-transfers/" + transfer);
        assertThat(principal().accountId()).isEqualTo(shen);

        assertThat(decides("approve").status()).isEqualTo(204);

        assertThat(principal().accountId()).isEqualTo(kao);
        assertThat(known(kao).roles()).containsExactly(Role.PRINCIPAL_REPORTER);
        assertThat(known(kao).maySignIn()).as("before a password is set again").isFalse();
        assertThat(known(shen).roles()).containsExactly(Role.SENIOR_MANAGER);
        assertThat(known(shen).standing()).isEqualTo(KnownAccount.Standing.DISABLED);
        assertThat(eventsOf(transfer)).containsExactly("PrincipalTransferApplied", "PrincipalTransferApproved");
        assertThat(eventsOf(shen)).endsWith("PrincipalSteppedDown", "AccountDisabled");
        assertThat(eventsOf(kao)).endsWith("PrincipalTookOver");
        assertThat(transactionsOf(transfer, shen, kao)).as("of the approval").isEqualTo(1);
        assertThat(decides("approve").status()).isEqualTo(204);
        assertThat(client.events(transfer)).isEqualTo(2);
    }

    @Test
    @Tag("R-ACC-21")
    @Tag("R-ACC-06")
    void who_takes_over_may_enable_the_former_one_who_gets_the_office_back_by_path_a_alone() {
        assertThat(client.post(AGENCY, "/api/accounts/" + shen + "/disable", "").status())
                .isEqualTo(204);
        assertThat(applies(actor(kao), "TAKE_OVER", null).status()).isEqualTo(201);
        assertThat(decides("approve").status()).isEqualTo(204);
        assertThat(principal().accountId()).isEqualTo(kao);

        transaction.executeWithoutResult(status -> verification.verified(kao));
        assertThat(client.post(actor(kao), "/api/accounts/" + shen + "/enable", "")
                        .status())
                .isEqualTo(204);
        transaction.executeWithoutResult(status -> verification.verified(shen));
        assertThat(known(shen).maySignIn()).isTrue();
        assertThat(known(shen).roles()).containsExactly(Role.SENIOR_MANAGER);
    }

    @Test
    void what_the_agency_turns_down_changes_nothing_and_the_unit_may_try_again() {
        applies(actor(shen), "HAND_OVER", kao);
        assertThat(decides("refuse").status()).isEqualTo(204);
        assertThat(principal().accountId()).isEqualTo(shen);
        assertThat(decides("approve").status()).isEqualTo(409);
        Answer again = client.upload(
                actor(shen),
                "/api/principal-transfers",
                Part.json("transfer", body(UUID.randomUUID().toString(), "HAND_OVER", kao)),
                Part.file("stampedForm", "移轉申請表.pdf", SCAN));
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    @Tag("R-ACC-21")
    void nobody_who_asks_to_take_over_holds_up_the_one_in_office() {
        assertThat(applies(actor(kao), "TAKE_OVER", null).status()).isEqualTo(201);
        String handOver = UUID.randomUUID().toString();
        assertThat(appliesAs(handOver).status()).isEqualTo(201);
        assertThat(eventsOf(transfer)).containsExactly("PrincipalTransferApplied", "PrincipalTransferRefused");
        assertThat(decides("approve").status()).isEqualTo(409);
        assertThat(appliesAs(UUID.randomUUID().toString()).body()).contains("TRANSFER_WAITS");

        assertThat(withdraws(actor(kao), handOver).status()).isEqualTo(403);
        assertThat(withdraws(actor(shen), handOver).status()).isEqualTo(204);
        assertThat(applies(actor(kao), "TAKE_OVER", null).body()).contains("TRANSFER_ID_TAKEN");
        assertThat(appliesAs(UUID.randomUUID().toString()).status()).isEqualTo(201);
    }

    @Test
    void an_approval_that_fails_in_the_middle_leaves_everything_as_it_was() {
        applies(actor(shen), "HAND_OVER", kao);
        assertThat(client.post(actor(shen), "/api/accounts/" + kao + "/disable", "")
                        .status())
                .isEqualTo(204);

        Answer refused = decides("approve");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("ACCOUNT_IS_DISABLED");
        assertThat(principal().accountId()).isEqualTo(shen);
        assertThat(known(shen).standing()).isEqualTo(KnownAccount.Standing.NORMAL);
        assertThat(known(shen).roles()).containsExactly(Role.PRINCIPAL_REPORTER);
        assertThat(eventsOf(transfer)).containsExactly("PrincipalTransferApplied");
        assertThat(eventsOf(shen)).doesNotContain("PrincipalSteppedDown");

        client.post(actor(shen), "/api/accounts/" + kao + "/enable", "");
        assertThat(decides("approve").status()).isEqualTo(204);
        assertThat(principal().accountId()).isEqualTo(kao);
    }

    @Test
    @Tag("R-ACC-04")
    void of_many_approvals_at_once_one_is_an_event_and_there_is_always_one_principal_reporter() throws Exception {
        applies(actor(shen), "HAND_OVER", kao);
        List<Answer> answers = client.atOnce(12, n -> decides("approve"));
        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(client.events(transfer)).isEqualTo(2);
        assertThat(eventsOf(shen)).containsOnlyOnce("PrincipalSteppedDown");
        assertThat(principal().accountId()).isEqualTo(kao);
    }

    @Test
    void mistakes_are_named_and_change_nothing() {
        Answer withoutForm = client.upload(
                actor(shen), "/api/principal-transfers", Part.json("transfer", body(transfer, "HAND_OVER", kao)));
        assertThat(withoutForm.status()).isEqualTo(409);
        assertThat(withoutForm.body()).contains("STAMPED_FORM_MISSING");
        assertThat(applies(actor(shen), "HAND_OVER", UUID.randomUUID().toString())
                        .body())
                .contains("NOT_A_SUCCESSOR", "\"pointer\":\"/to\"");
        assertThat(applies(actor(kao), "HAND_OVER", kao).status()).isEqualTo(403);
        assertThat(applies(actor(shen), "SIDEWAYS", kao).status()).isEqualTo(400);
        assertThat(client.upload(actor(shen), "/api/principal-transfers", Part.file("stampedForm", "a.pdf", SCAN))
                        .status())
                .isEqualTo(400);
        assertThat(client.events(transfer)).isZero();
        assertThat(decides("approve").status()).isEqualTo(404);
        assertThat(applies(actor(shen), "HAND_OVER", kao).status()).isEqualTo(201);
        assertThat(client.post(actor(shen), "/api/principal-transfers/" + transfer + "/approve", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post(AGENCY, "/api/principal-transfers/" + transfer + "/approve", "{}")
                        .body())
                .contains("LETTER_NUMBER_MISSING");
    }

    private void comesIn(String id, String account, String role, Actor approver) {
        String application = """
                {"accountId": "%s", "account": "%s", "name": "沈佩儀", "email": "shen@songtao.example",
                 "phone": "04-1234567", "school": "%s", "roles": ["%s"]}""".formatted(id, account, unit, role);
        Answer applied = client.upload(
                null,
                "/api/account-applications",
                Part.json("application", application),
                Part.file("stampedForm", "申請單.pdf", SCAN));
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        assertThat(client.post(approver, "/api/accounts/" + id + "/approve", "").status())
                .isEqualTo(204);
        transaction.executeWithoutResult(status -> verification.verified(id));
    }

    private Answer applies(Actor actor, String path, @Nullable String to) {
        return client.upload(
                actor,
                "/api/principal-transfers",
                Part.json("transfer", body(transfer, path, to)),
                Part.file("stampedForm", "移轉申請表.pdf", SCAN),
                Part.file("appointmentLetter", "聘書.pdf", SCAN));
    }

    private Answer appliesAs(String id) {
        return client.upload(
                actor(shen),
                "/api/principal-transfers",
                Part.json("transfer", body(id, "HAND_OVER", kao)),
                Part.file("stampedForm", "移轉申請表.pdf", SCAN));
    }

    private Answer withdraws(Actor actor, String id) {
        return client.send(actor, HttpMethod.DELETE, "/api/principal-transfers/" + id, "");
    }

    private static String body(String id, String path, @Nullable String to) {
        return """
                {"transferId": "%s", "path": "%s", "to": %s}""".formatted(id, path, to == null ? "null" : '"' + to + '"');
    }

    private Answer decides(String decision) {
        return client.post(
                AGENCY,
                "/api/principal-transfers/" + transfer + "/" + decision,
                decision.equals("approve") ? "{\"letterNumber\": \"示範字第1150003號\"}" : "{\"reason\": \"缺校長用印\"}");
    }

    private Actor actor(String id) {
        return known(id).actor();
    }

    private KnownAccount known(String id) {
        return directory.byId(id).orElseThrow();
    }

    private KnownAccount principal() {
        return directory.principalReporterOf(unit).orElseThrow();
    }

    private List<String> eventsOf(String id) {
        return jdbc.sql("SELECT payload_type FROM event_store.domain_event WHERE aggregate_identifier = ?"
                        + " ORDER BY sequence_number")
                .param(id)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)).replaceAll(".*\\.", ""))
                .list();
    }

    private long transactionsOf(String... ids) {
        return jdbc.sql(
                        "SELECT count(DISTINCT tx::text) FROM event_store.domain_event WHERE aggregate_identifier IN (:ids)"
                                + " AND payload_type ~ '(Approved|SteppedDown|Disabled|TookOver)$'"
                                + " AND payload_type !~ 'AccountApproved$'")
                .param("ids", List.of(ids))
                .query(Long.class)
                .single();
    }
}
