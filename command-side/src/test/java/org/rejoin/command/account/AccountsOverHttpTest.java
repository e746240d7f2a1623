package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.platform.CommandSideClient.key;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Header;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CommandSideTest
@Tag("R-ACC-01")
class AccountsOverHttpTest {

    private static final byte[] SCAN = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);

    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final Verification verification;
    private final TransactionTemplate transaction;
    private final AccountDirectory directory;
    private final String unit = Integer.toString(100_000 + new Random().nextInt(800_000));
    private final String id = UUID.randomUUID().toString();
    private final String account = "chou." + unit;
    private final Actor principal = new Actor("p" + unit, Set.of(Role.PRINCIPAL_REPORTER), unit, "990");

    @Autowired
    AccountsOverHttpTest(
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
    void aNewUnit() {
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, 'DAY', '示範高中', '990', 'COUNTY')")
                .params(unit, unit)
                .update();
    }

    @Test
    void from_the_application_to_the_first_sign_in_and_out_again() {
        Answer applied = applies("TUTOR");
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        assertThat(applied.location()).isEqualTo("/api/accounts/" + id);
        assertThat(applied.token()).isNotNull();
        assertThat(command("approve", "{}").status()).isEqualTo(204);
        assertThat(known().standing()).isEqualTo(KnownAccount.Standing.NORMAL);
        transaction.executeWithoutResult(status -> verification.verified(id));
        assertThat(known().maySignIn()).isTrue();
        assertThat(put("roles", "{\"roles\": [\"TUTOR\", \"COUNSELLOR\"]}").status())
                .isEqualTo(204);
        assertThat(put("contact", "{\"email\": \"new@songtao.example\", \"phone\": \"04-7654321\"}")
                        .status())
                .isEqualTo(204);
        assertThat(command("disable", "").status()).isEqualTo(204);
        assertThat(known().maySignIn()).isFalse();
        assertThat(command("enable", "").status()).isEqualTo(204);
        assertThat(known().maySignIn()).isFalse();
        assertThat(command("send-link", "").status()).isEqualTo(204);
        assertThat(client.events(id)).isEqualTo(7);
        assertThat(actorOf("AccountVerified")).isEqualTo(account);
        assertThat(actorOf("AccountApproved")).isEqualTo(principal.account());
    }

    @Test
    void a_verification_that_is_rolled_back_never_was() {
        applies("TUTOR");
        command("approve", "");
        transaction.executeWithoutResult(status -> {
            verification.verified(id);
            status.setRollbackOnly();
        });
        assertThat(known().verified()).isFalse();
        transaction.executeWithoutResult(status -> verification.verified(id));
        assertThat(known().verified()).isTrue();
    }

    @Test
    @Tag("P2")
    void a_repeated_application_is_one() {
        UUID key = UUID.randomUUID();
        Answer first = applies("TUTOR", key(key));
        Answer again = applies("TUTOR", key(key));
        assertThat(again).isEqualTo(first);
        assertThat(applies("TUTOR").status()).isEqualTo(201);
        assertThat(client.events(id)).isEqualTo(1);
        assertThat(applies("COUNSELLOR", key(key)).body()).contains("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void what_is_wrong_is_named_by_its_field() {
        Answer wrong = client.post(null, "/api/account-applications", """
                {"accountId": "%s", "account": "A123456789", "name": "", "email": "x", "phone": "1", "school": "1",
                 "roles": ["TUTOR"]}""".formatted(id));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body())
                .contains(
                        "\"pointer\":\"/account\",\"code\":\"ACCOUNT_NAME_NATIONAL_ID\"",
                        "\"pointer\":\"/name\",\"code\":\"MISSING_FIELD\"",
                        "\"pointer\":\"/email\",\"code\":\"EMAIL_FORMAT\"",
                        "\"pointer\":\"/school\",\"code\":\"UNKNOWN_CODE\"")
                .doesNotContain("A123456789");
        assertThat(client.post(null, "/api/account-applications", "{}").status())
                .isEqualTo(400);
        assertThat(client.post(null, "/api/account-applications", "{\"roles\": [\"KING\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void who_may_not_is_told_by_status() {
        applies("TUTOR");
        Actor elsewhere = new Actor("x", Set.of(Role.PRINCIPAL_REPORTER), "990002", "990");
        Actor tutor = new Actor("t", Set.of(Role.TUTOR), unit, "990");
        String approve = "/api/accounts/" + id + "/approve";
        assertThat(client.post(elsewhere, approve, "{}").status()).isEqualTo(404);
        assertThat(client.post(elsewhere, "/api/accounts/" + UUID.randomUUID() + "/approve", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post(tutor, approve, "{}").status()).isEqualTo(403);
        assertThat(client.post(new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null), approve, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post(principal, "/api/accounts/not-an-id/approve", "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("R-ACC-02")
    void a_stamped_form_is_shown_to_the_involved_alone() {
        Answer applied = appliesForPrincipal(SCAN);
        assertThat(applied.status()).as(applied.body()).isEqualTo(201);
        String form = jdbc.sql("SELECT upload_id FROM command_side.upload WHERE subject = ?")
                .param(id)
                .query(String.class)
                .single();
        Actor applicant = new Actor(account, Set.of(Role.PRINCIPAL_REPORTER), unit, "990");
        for (Actor involved : List.of(
                AGENCY,
                new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null),
                new Actor(account, Set.of(), unit, "990"),
                applicant)) {
            Answer answer = get(involved, form);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(new String(SCAN, StandardCharsets.US_ASCII));
        }
        for (Actor stranger : List.of(
                new Actor("t", Set.of(Role.TUTOR), unit, "990"),
                new Actor("x", Set.of(Role.PRINCIPAL_REPORTER), "990002", "990"),
                new Actor("county", Set.of(Role.COUNTY_OFFICER), null, "990"),
                new Actor("auditor", Set.of(Role.AUDITOR), null, null))) {
            assertThat(get(stranger, form).status()).isEqualTo(404);
        }
        assertThat(get(AGENCY, UUID.randomUUID().toString()).status()).isEqualTo(404);
    }

    @Test
    @Tag("R-ACC-02")
    void what_is_no_form_changes_nothing() {
        assertThat(appliesForPrincipal("<html>".getBytes(StandardCharsets.US_ASCII)))
                .matches(answer -> answer.status() == 415 && answer.body().contains("\"pointer\":\"/stampedForm\""));
        assertThat(appliesForPrincipal(new byte[0]))
                .matches(answer -> answer.status() == 400 && answer.body().contains("FILE_EMPTY"));
        assertThat(appliesForPrincipal(Arrays.copyOf(SCAN, 10 * 1024 * 1024 + 1)))
                .matches(answer -> answer.status() == 413 && answer.body().contains("FILE_TOO_LARGE"));
        assertThat(applies("PRINCIPAL_REPORTER"))
                .matches(answer -> answer.status() == 409 && answer.body().contains("STAMPED_FORM_MISSING"));
        assertThat(directory.byId(id)).isEmpty();
    }

    @Test
    void the_agency_opens_an_officers_account() {
        String officer = """
                {"accountId": "%s", "account": "%s", "name": "邱詠晴", "email": "chiu@county.example",
                 "phone": "04-1234567", "roles": ["COUNTY_OFFICER"], "county": "990"%s}""";
        Answer withoutLetter = client.post(AGENCY, "/api/accounts", officer.formatted(id, account, ""));
        assertThat(withoutLetter.status()).isEqualTo(409);
        assertThat(withoutLetter.body()).contains("LETTER_NUMBER_MISSING");
        Answer opened = client.post(
                AGENCY, "/api/accounts", officer.formatted(id, account, ", \"letterNumber\": \"示範字第1150001號\""));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(known().county()).isEqualTo("990");
        assertThat(client.post(principal, "/api/accounts", officer.formatted(id, account, ""))
                        .status())
                .isEqualTo(403);
    }

    private Answer applies(String role, Header... headers) {
        return client.send(null, HttpMethod.POST, "/api/account-applications", application(role), headers);
    }

    private Answer appliesForPrincipal(byte[] form) {
        return client.upload(
                null,
                "/api/account-applications",
                Part.json("application", application("PRINCIPAL_REPORTER")),
                Part.file("stampedForm", "申請單.pdf", form));
    }

    private String application(String role) {
        return """
                {"accountId": "%s", "account": "%s", "name": "周雅文", "email": "chou@songtao.example",
                 "phone": "04-1234567", "school": "%s", "roles": ["%s"]}""".formatted(id, account, unit, role);
    }

    private Answer command(String command, String body) {
        return client.post(principal, "/api/accounts/" + id + "/" + command, body);
    }

    private Answer put(String what, String body) {
        return client.send(principal, HttpMethod.PUT, "/api/accounts/" + id + "/" + what, body);
    }

    private Answer get(Actor reader, String upload) {
        return client.send(reader, HttpMethod.GET, "/api/uploads/" + upload, "");
    }

    private KnownAccount known() {
        return directory.byId(id).orElseThrow();
    }

    private String actorOf(String event) {
        return jdbc.sql("SELECT convert_from(meta_data, 'UTF8')::jsonb ->> 'actor' FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ? AND payload_type LIKE '%' || ?")
                .params(id, event)
                .query(String.class)
                .single();
    }
}
