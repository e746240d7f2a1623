package org.rejoin.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.command.account.AccountDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in by an outside identity, against a provider of this machine. */
class OidcTest {

    private static final String PASSWORD = "Rejoin-demo-2026";

    private static LocalProvider provider;
    private static Service service;
    private static int askedAtStart;

    @BeforeAll
    static void start() throws IOException, JOSEException {
        provider = new LocalProvider();
        service = Service.start(
                Service.temporaryData(),
                "--rejoin.oidc.issuer=" + provider.issuer(),
                "--rejoin.oidc.client-id=" + LocalProvider.CLIENT,
                "--rejoin.oidc.client-secret=" + LocalProvider.SECRET,
                "--rejoin.oidc.name=教育雲端帳號",
                "--rejoin.public-url=https://rejoin.example");
        askedAtStart = provider.asked();
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    @Test
    void who_linked_an_identity_signs_in_by_it_and_has_a_session_like_any_other() {
        link("tutor-a", "ming");

        As.Answer signedIn = comesBack(nobody().get("/api/oidc/sign-in"), "ming");

        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(signedIn.header("Location")).hasValue("/");
        As tutor = nobody().with("Cookie", cookie(signedIn, "REJOIN_SESSION"));
        assertThat(tutor.get("/api/session").json().at("/account").asString()).isEqualTo("tutor-a");
        assertThat(tutor.get("/api/cases").status()).isEqualTo(200);
    }

    @Test
    void an_identity_nobody_linked_is_refused_and_opens_nothing() {
        As.Answer refused = comesBack(nobody().get("/api/oidc/sign-in"), "stranger");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("OIDC_NOT_LINKED");
        assertThat(cookies(refused)).doesNotContain("REJOIN_SESSION");
    }

    @Test
    void an_identity_belongs_to_one_account() {
        link("tutor-a2", "hua");

        As.Answer refused = linking("counsellor-a", "hua");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("OIDC_LINKED_ELSEWHERE");
        assertThat(linking("tutor-a2", "hua").status()).as("again to the same").isEqualTo(303);
    }

    @Test
    void an_identity_taken_off_opens_nothing_any_more() {
        link("registrar-b", "du");
        As registrar = nobody().signIn("registrar-b", PASSWORD);

        assertThat(registrar.delete("/api/oidc/link", "{}").status()).isEqualTo(204);

        assertThat(comesBack(nobody().get("/api/oidc/sign-in"), "du").code()).isEqualTo("OIDC_NOT_LINKED");
    }

    @Test
    void an_account_out_of_use_stays_out() {
        link("tutor-b", "lin");
        stands("tutor-b", "DISABLED", true);
        assertThat(comesBack(nobody().get("/api/oidc/sign-in"), "lin").code()).isEqualTo("OIDC_ACCOUNT_OUT_OF_USE");
        stands("tutor-b", "NORMAL", false);
        assertThat(comesBack(nobody().get("/api/oidc/sign-in"), "lin").code()).isEqualTo("OIDC_ACCOUNT_OUT_OF_USE");
        stands("tutor-b", "NORMAL", true);
    }

    @Test
    void what_does_not_answer_the_browsers_own_question_proves_nothing() {
        link("manager-a", "gao");
        As.Answer begun = nobody().get("/api/oidc/sign-in");
        String address = begun.header("Location").orElseThrow();
        As browser = nobody().with("Cookie", cookie(begun, "REJOIN_OIDC"));

        for (As.Answer answer : new As.Answer[] {
            nobody().get(provider.agreed(address, "gao")),
            browser.get(provider.agreed(address, "gao").replaceAll("state=.*", "state=another")),
            browser.get("/api/oidc/callback?error=access_denied&state=x"),
            browser.get(provider.agreedForAnotherNonce(address, "gao")),
            browser.get(provider.agreedForAnotherClient(address, "gao")),
            browser.get("/api/oidc/callback?code=made-up&state="
                    + LocalProvider.parameters(address.substring(address.indexOf('?') + 1))
                            .get("state"))
        }) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("OIDC_FAILED");
            assertThat(cookies(answer)).doesNotContain("REJOIN_SESSION");
        }
    }

    @Test
    void a_link_asked_for_by_somebody_else_is_not_made() {
        As.Answer begun = asked(nobody().signIn("tutor-a", PASSWORD));
        As other = nobody().signIn("tutor-a2", PASSWORD);

        As.Answer answer = other.get(provider.agreed(begun.json().at("/address").asString(), "mallory"));

        assertThat(answer.code()).isEqualTo("OIDC_FAILED");
        assertThat(comesBack(nobody().get("/api/oidc/sign-in"), "mallory").code())
                .isEqualTo("OIDC_NOT_LINKED");
    }

    @Test
    void a_cookie_that_another_host_of_the_domain_planted_links_nothing() {
        As.Answer begun = nobody().get("/api/oidc/sign-in");
        String session = cookie(nobody().trySignIn("tutor-a2", PASSWORD), "REJOIN_SESSION");
        String accountId = service.beanOf(AccountDirectory.class)
                .byName("tutor-a2")
                .orElseThrow()
                .accountId();
        String planted = cookie(begun, "REJOIN_OIDC").replaceFirst("\\.-$", "") + "." + accountId;

        As.Answer answer = nobody().with("Cookie", planted + "; " + session)
                .get(provider.agreed(begun.header("Location").orElseThrow(), "planter"));

        assertThat(answer.code()).isEqualTo("OIDC_FAILED");
        assertThat(comesBack(nobody().get("/api/oidc/sign-in"), "planter").code())
                .isEqualTo("OIDC_NOT_LINKED");
    }

    @Test
    void linking_asks_for_the_password_and_the_session_shows_what_is_linked() {
        As session = nobody().signIn("counsellor-a", PASSWORD);
        assertThat(session.get("/api/session").json().at("/outsideIdentities").asInt())
                .isZero();

        As.Answer refused = session.post("/api/oidc/link", "{\"password\":\"wrong\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("WRONG_PASSWORD");

        link("counsellor-a", "bai");
        assertThat(session.get("/api/session").json().at("/outsideIdentities").asInt())
                .isEqualTo(1);
        assertThat(session.delete("/api/sessions", "{}").status()).isEqualTo(204);
        assertThat(comesBack(nobody().get("/api/oidc/sign-in"), "bai").code()).isEqualTo("OIDC_NOT_LINKED");
    }

    @Test
    @Tag("SC13")
    void the_settings_name_the_provider_and_offer_to_link_and_to_take_off() {
        As session = nobody().signIn("registrar-a", PASSWORD);
        assertThat(session.get("/settings").text())
                .contains("以「教育雲端帳號」登入：已連結 0 個。", "POST /api/oidc/link", "連結「教育雲端帳號」")
                .doesNotContain("DELETE /api/oidc/link");

        link("registrar-a", "shen");

        assertThat(session.get("/settings").text())
                .contains("以「教育雲端帳號」登入：已連結 1 個。", "DELETE /api/oidc/link", "取消連結「教育雲端帳號」")
                .doesNotContain("POST /api/oidc/link");
        assertThat(session.delete("/api/oidc/link", "{}").status()).isEqualTo(204);
        assertThat(session.get("/settings?done=UNLINKED").text()).contains("已連結 0 個。");
    }

    @Test
    void only_a_session_links() {
        assertThat(asked(nobody()).status()).isEqualTo(401);
        assertThat(asked(As.account(service.address(), "tutor-a")).status()).isEqualTo(401);
    }

    @Test
    void the_provider_is_named_to_anybody_and_was_not_asked_at_start() {
        assertThat(nobody().get("/api/oidc").json().at("/name").asString()).isEqualTo("教育雲端帳號");
        assertThat(askedAtStart).isZero();
    }

    @Test
    void a_provider_that_does_not_answer_is_left_alone_and_who_asks_too_often_is_told_when_to_come_again()
            throws IOException, JOSEException {
        try (LocalProvider other = new LocalProvider();
                Service alone = Service.start(
                        Service.temporaryData(),
                        "--rejoin.anonymous.calls-per-minute=2",
                        "--rejoin.oidc.issuer=" + other.issuer(),
                        "--rejoin.oidc.client-id=" + LocalProvider.CLIENT,
                        "--rejoin.oidc.client-secret=" + LocalProvider.SECRET)) {
            other.isBroken(true);
            As anybody = As.nobody(alone.address());

            As.Answer first = anybody.get("/api/oidc/sign-in");
            int asked = other.asked();
            As.Answer second = anybody.get("/api/oidc/sign-in");
            As.Answer third = anybody.get("/api/oidc/sign-in");

            assertThat(first.status()).isEqualTo(503);
            assertThat(first.code()).isEqualTo("OIDC_UNAVAILABLE");
            assertThat(first.header("Retry-After")).isPresent();
            assertThat(second.code()).isEqualTo("OIDC_UNAVAILABLE");
            assertThat(other.asked()).isEqualTo(asked);
            assertThat(third.status()).isEqualTo(429);
            assertThat(Long.parseLong(third.header("Retry-After").orElseThrow()))
                    .isBetween(1L, 61L);
        }
    }

    private static As nobody() {
        return As.nobody(service.address());
    }

    private static void link(String account, String subject) {
        As.Answer linked = linking(account, subject);
        assertThat(linked.status()).as(linked.toString()).isEqualTo(303);
    }

    private static As.Answer linking(String account, String subject) {
        As session = nobody().signIn(account, PASSWORD);
        return session.get(provider.agreed(asked(session).json().at("/address").asString(), subject));
    }

    private static As.Answer asked(As session) {
        return session.post("/api/oidc/link", "{\"password\":\"" + PASSWORD + "\"}");
    }

    private static As.Answer comesBack(As.Answer begun, String subject) {
        assertThat(begun.status()).isEqualTo(303);
        return nobody().with("Cookie", cookie(begun, "REJOIN_OIDC"))
                .get(provider.agreed(begun.header("Location").orElseThrow(), subject));
    }

    private static String cookie(As.Answer answer, String name) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static String cookies(As.Answer answer) {
        return String.join(" ", answer.response().headers().allValues("Set-Cookie"));
    }

    private static void stands(String account, String standing, boolean verified) {
        String accountId = service.beanOf(AccountDirectory.class)
                .byName(account)
                .orElseThrow()
                .accountId();
        service.beanOf(JdbcClient.class)
                .sql(
                        "UPDATE command_side.account SET standing = :standing, verified = :verified WHERE account_id = :id")
                .params(Map.of("standing", standing, "verified", verified, "id", accountId))
                .update();
    }
}
