package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.Secrets;
import org.rejoin.command.firststart.FirstAdministrator;
import org.rejoin.event.Role;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh installation without the demo, from its first line on the console on. */
@Tag("c11")
@Tag("ST-D-01")
@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTest {

    private static final Pattern LINK = Pattern.compile("https://rejoin\\.example/first-administrator#([\\w-]{43})\\s");
    private static final String PASSWORD = "Meihua-7-Kaoliang";

    @Test
    void the_printed_link_opens_one_administrator_who_signs_in(CapturedOutput console) {
        try (Service service = Service.start(
                Service.temporaryData(),
                "--spring.profiles.active=production",
                "--rejoin.database=embedded",
                "--rejoin.public-url=https://rejoin.example/")) {
            As nobody = As.nobody(service.address());
            FirstAdministrator first = service.beanOf(FirstAdministrator.class);
            Matcher printed = LINK.matcher(console);
            assertThat(printed.find()).isTrue();
            String replaced = printed.group(1);
            assertThat(printed.find()).as("printed once").isFalse();
            String token = first.newToken().orElseThrow(); // as a further start does

            assertThat(open(nobody, replaced, "admin0001", PASSWORD).status()).isEqualTo(410);
            assertThat(open(nobody, "x".repeat(43), "admin0001", PASSWORD).code())
                    .isEqualTo("LINK_NOT_VALID");
            As.Answer weak = open(nobody, token, "admin0001", "short");
            assertThat(weak.status()).isEqualTo(400);
            assertThat(weak.json().at("/fields/0/pointer").asString()).isEqualTo("/password");
            assertThat(open(nobody, token, "a b", PASSWORD).status()).isEqualTo(400);

            assertThat(atOnce(nobody, token))
                    .containsOnlyOnce(204)
                    .contains(410)
                    .doesNotContain(500);
            assertThat(open(nobody, token, "admin0099", PASSWORD).status()).isEqualTo(410);
            assertThat(first.newToken()).isEmpty();
            List<As.Answer> sessions = IntStream.range(0, 4)
                    .mapToObj(i -> nobody.trySignIn("admin000" + i, PASSWORD))
                    .filter(answer -> answer.status() == 201)
                    .toList();
            assertThat(sessions).hasSize(1);
            assertThat(sessions.get(0).header("Set-Cookie").orElseThrow())
                    .as("a proxy that names no other host changes nothing")
                    .contains("Secure");
            List<As> signedIn = sessions.stream().map(nobody::inSessionOf).toList();
            assertThat(signedIn.get(0).get("/api/session").json().at("/roles").toString())
                    .contains("ADMINISTRATOR", "AGENCY_OFFICER");
            assertThat(signedIn.get(0).get("/api/mails").json().at("/total").asInt())
                    .as("nobody is mailed of the account he opened with its password")
                    .isZero();
            assertThat(console).doesNotContain(token, PASSWORD);
        }
    }

    @Test
    void neither_an_old_token_nor_a_second_one_nor_another_account_lets_a_second_administrator_in() {
        try (Service service = Service.start(
                Service.temporaryData(),
                "--spring.profiles.active=production",
                "--rejoin.database=embedded",
                "--rejoin.public-url=https://rejoin.example")) {
            As nobody = As.nobody(service.address());
            FirstAdministrator first = service.beanOf(FirstAdministrator.class);
            JdbcClient jdbc = service.beanOf(JdbcClient.class);

            IntStream.range(0, 8).parallel().forEach(i -> first.newToken());
            assertThat(tokens(jdbc)).as("of nodes that start together").isEqualTo(1);

            String old = first.newToken().orElseThrow();
            jdbc.sql("UPDATE command_side.first_administrator SET made_at = made_at - interval '25 hours'")
                    .update();
            assertThat(open(nobody, old, "admin0001", PASSWORD).status()).isEqualTo(410);

            String token = first.newToken().orElseThrow();
            String other = Secrets.random();
            jdbc.sql("INSERT INTO command_side.first_administrator (token_hash, made_at) VALUES (?, now())")
                    .param(Secrets.hash(other))
                    .update();
            assertThat(atOnce(nobody, token, other)).containsExactlyInAnyOrder(204, 410, 410, 410);
            assertThat(tokens(jdbc)).as("left to be used later").isZero();

            KnownAccount administrator = service.beanOf(AccountDirectory.class)
                    .holding(Role.ADMINISTRATOR)
                    .get(0);
            disable(jdbc, administrator);
            String next = first.newToken().orElseThrow();
            String id = administrator.accountId();
            As.Answer taken = open(nobody, next, id, administrator.account(), "Plum-3-Blossoms!");
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.code()).isEqualTo("ACCOUNT_ID_TAKEN");
            assertThat(service.beanOf(Credentials.class).prove(id, PASSWORD)).isTrue();
            assertThat(open(nobody, next, administrator.account(), PASSWORD).code())
                    .isEqualTo("ACCOUNT_NAME_TAKEN");
            assertThat(open(nobody, next, "admin0077", PASSWORD).status()).isEqualTo(204);
        }
    }

    private static int tokens(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM command_side.first_administrator")
                .query(Integer.class)
                .single();
    }

    private static void disable(JdbcClient jdbc, KnownAccount account) {
        jdbc.sql("UPDATE command_side.account SET standing = 'DISABLED' WHERE account_id = ?")
                .param(account.accountId())
                .update();
    }

    private static List<Integer> atOnce(As nobody, String... tokens) {
        List<CompletableFuture<Integer>> tries = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> open(nobody, tokens[i % tokens.length], "admin000" + i, PASSWORD)
                                .status()))
                .toList();
        return tries.stream().map(CompletableFuture::join).toList();
    }

    private static As.Answer open(As nobody, String token, String account, String password) {
        return open(nobody, token, UUID.randomUUID().toString(), account, password);
    }

    private static As.Answer open(As nobody, String token, String accountId, String account, String password) {
        return nobody.post("/api/first-administrator", """
                {"token":"%s","accountId":"%s","account":"%s","name":"石文彥","email":"admin@agency.example",
                 "phone":"04-1234567","password":"%s"}""".formatted(token, accountId, account, password));
    }
}
