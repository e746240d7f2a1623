package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.after;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.tutor;
import static org.rejoin.signin.SignInWorld.withoutPassword;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.As;
import org.rejoin.command.credential.AccountLinks;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.event.Role;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("R-ACC-07")
@Tag("L10")
class AccountLinkTest {

    @Test
    @Tag("N04")
    void a_new_account_sets_its_password_by_the_link_and_comes_in() {
        Holder holder = withoutPassword(Role.TUTOR);
        String link = holder.link(LinkPurpose.SET_PASSWORD);

        JsonNode shown =
                nobody().post("/api/account-links/inspect", json("token", link)).json();
        assertThat(shown.path("purpose").asString()).isEqualTo("SET_PASSWORD");
        assertThat(shown.path("account").asString()).isEqualTo(holder.account());
        assertThat(shown.path("email").asString()).isEqualTo(holder.email());

        assertThat(setPassword(link, PASSWORD).status()).isEqualTo(204);
        assertThat(holder.known().verified()).isTrue();
        assertThat(holder.signsIn(PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void the_address_that_is_mailed_sends_its_secret_to_no_server_and_no_table_holds_it() {
        Holder holder = tutor();
        String address = bean(AccountLinks.class).make(holder.accountId(), LinkPurpose.RESET);

        assertThat(address).matches("http://localhost:8080/account-link#[\\w-]{43}");
        assertThat(bean(JdbcClient.class)
                        .sql("SELECT l::text FROM command_side.account_link l WHERE account_id = ?")
                        .param(holder.accountId())
                        .query(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(row -> row.contains(address.substring(address.indexOf('#') + 1)));
    }

    @Test
    @Tag("R-PWD-04")
    void a_password_that_breaks_a_rule_does_not_use_the_link_up() {
        Holder holder = withoutPassword(Role.TUTOR);
        String link = holder.link(LinkPurpose.SET_PASSWORD);

        As.Answer refused = setPassword(link, "Ab-1");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("PASSWORD_TOO_SHORT");
        assertThat(setPassword(link, PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void a_link_works_once_also_when_followed_twice_at_the_same_time() throws Exception {
        Holder holder = withoutPassword(Role.TUTOR);
        String link = holder.link(LinkPurpose.SET_PASSWORD);
        ExecutorService clicks = Executors.newFixedThreadPool(8);
        List<Future<As.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String password = "Plum-" + i + "-Blossoms!";
            answers.add(clicks.submit(() -> setPassword(link, password)));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<As.Answer> answer : answers) {
            statuses.add(answer.get().status());
        }
        clicks.shutdown();

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 410);
        isNotValid(nobody().post("/api/account-links/inspect", json("token", link)));
    }

    @Test
    void only_the_newest_of_a_purpose_works() {
        Holder holder = withoutPassword(Role.TUTOR);
        String first = holder.link(LinkPurpose.SET_PASSWORD);
        String reset = holder.link(LinkPurpose.RESET);
        String second = holder.link(LinkPurpose.SET_PASSWORD);

        isNotValid(setPassword(first, PASSWORD));
        assertThat(setPassword(second, PASSWORD).status()).isEqualTo(204);
        assertThat(setPassword(reset, OTHER_PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void a_link_works_until_the_mail_with_the_next_one_is_out() {
        Holder holder = tutor();
        String first = holder.link(LinkPurpose.RESET);
        String second = bean(AccountLinks.class).make(holder.accountId(), LinkPurpose.RESET);
        assertThat(nobody().post("/api/account-links/inspect", json("token", first))
                        .status())
                .isEqualTo(200);

        bean(AccountLinks.class).sent(second);
        isNotValid(nobody().post("/api/account-links/inspect", json("token", first)));
        assertThat(setPassword(second.substring(second.indexOf('#') + 1), OTHER_PASSWORD)
                        .status())
                .isEqualTo(204);
    }

    @Test
    @Tag("N08")
    @Tag("DIS20")
    void a_reset_link_works_for_an_hour() {
        Holder holder = tutor();
        String link = holder.link(LinkPurpose.RESET);
        after(Duration.ofMinutes(59));
        assertThat(nobody().post("/api/account-links/inspect", json("token", link))
                        .status())
                .isEqualTo(200);

        after(Duration.ofMinutes(1).plusSeconds(1));
        isNotValid(nobody().post("/api/account-links/inspect", json("token", link)));
        isNotValid(setPassword(link, OTHER_PASSWORD));
        assertThat(holder.signsIn(PASSWORD).status()).isEqualTo(201);
    }

    @Test
    @Tag("N06")
    @Tag("R-ACC-06")
    void an_account_enabled_again_is_verified_by_its_link_and_no_other_purpose() {
        Holder holder = tutor();
        holder.disabled();
        holder.enabled();
        assertThat(holder.signsIn(PASSWORD).blockers()).containsExactly("ACCOUNT_NOT_VERIFIED");
        String link = holder.link(LinkPurpose.VERIFY);

        isNotValid(setPassword(link, OTHER_PASSWORD));
        assertThat(nobody().post("/api/account-links/verify", json("token", link))
                        .status())
                .isEqualTo(204);
        assertThat(holder.signsIn(PASSWORD).status()).isEqualTo(201);
        isNotValid(nobody().post("/api/account-links/verify", json("token", link)));
        isNotValid(nobody().post("/api/account-links/verify", json("token", holder.link(LinkPurpose.RESET))));
    }

    @Test
    void the_links_of_a_disabled_account_do_not_work_again_when_it_is_enabled() {
        Holder holder = tutor();
        String link = holder.link(LinkPurpose.RESET);
        holder.disabled();

        isNotValid(nobody().post("/api/account-links/inspect", json("token", link)));
        isNotValid(setPassword(link, OTHER_PASSWORD));
        holder.enabled();
        isNotValid(setPassword(link, OTHER_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "null", "' OR 1=1", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_wrong_link_gets_the_one_answer(String token) {
        isNotValid(nobody().post("/api/account-links/inspect", json("token", token)));
        isNotValid(nobody().post("/api/account-links/verify", json("token", token)));
        isNotValid(setPassword(token, PASSWORD));
    }

    @Test
    @Tag("N08")
    void a_new_password_ends_all_sessions() {
        Holder holder = tutor();
        As session = holder.signsIn();

        assertThat(setPassword(holder.link(LinkPurpose.RESET), OTHER_PASSWORD).status())
                .isEqualTo(204);

        assertThat(session.get("/api/session").status()).isEqualTo(401);
        assertThat(holder.signsIn(PASSWORD).status()).isEqualTo(401);
        assertThat(holder.signsIn(OTHER_PASSWORD).status()).isEqualTo(201);
    }

    @Test
    @Tag("R-PWD-02")
    @Tag("N08")
    void whether_account_and_address_fit_shows_in_no_answer() {
        Holder holder = tutor();
        Holder disabled = tutor();
        disabled.disabled();

        As.Answer fits = forgot(holder.account(), holder.email().toUpperCase(java.util.Locale.ROOT));
        List<As.Answer> misfits = List.of(
                forgot(holder.account(), disabled.email()),
                forgot("nobody-here", holder.email()),
                forgot(disabled.account(), disabled.email()));

        assertThat(fits.status()).isEqualTo(202);
        assertThat(misfits)
                .allSatisfy(misfit -> assertThat(misfit.status()).isEqualTo(202))
                .allSatisfy(misfit -> assertThat(misfit.text()).isEqualTo(fits.text()));
        await().untilAsserted(() -> assertThat(resetsMailedTo(holder)).isEqualTo(1));
        assertThat(resetsMailedTo(disabled)).isZero();
    }

    @Test
    @Tag("R-PWD-02")
    void nobody_can_flood_a_mailbox() {
        Holder holder = tutor();
        for (int i = 0; i < 20; i++) {
            assertThat(forgot(holder.account(), holder.email()).status()).isEqualTo(202);
        }
        Holder next = tutor();
        forgot(next.account(), next.email());
        await().untilAsserted(() -> assertThat(resetsMailedTo(next)).isEqualTo(1));

        assertThat(resetsMailedTo(holder)).isEqualTo(5);
    }

    private static void isNotValid(As.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(410);
        assertThat(answer.code()).isEqualTo("LINK_NOT_VALID");
        assertThat(answer.json().path("detail").asString()).isEqualTo("連結已失效");
    }

    private static As.Answer setPassword(String link, String password) {
        return nobody().post("/api/account-links/password", json("token", link, "password", password));
    }

    private static As.Answer forgot(String account, String email) {
        return nobody().post("/api/password-resets", json("account", account, "email", email));
    }

    private static int resetsMailedTo(Holder holder) {
        return bean(JdbcClient.class)
                .sql("SELECT count(*) FROM command_side.mail WHERE account_id = ? AND kind = 'PASSWORD_RESET'")
                .param(holder.accountId())
                .query(Integer.class)
                .single();
    }
}
