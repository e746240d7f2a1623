package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.MOST_SESSIONS;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.after;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.secondNode;
import static org.rejoin.signin.SignInWorld.tutor;
import static org.rejoin.signin.SignInWorld.withoutPassword;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.event.Role;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("R-PWD-01")
@Tag("R-PWD-08")
@Tag("L15")
class SessionTest {

    /** A command that needs no body. */
    private static final String REPORT = "/api/cases/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/report";

    @Test
    @Tag("SC13")
    void a_session_shows_who_is_signed_in_and_until_when() {
        Holder holder = tutor();

        As.Answer answer = holder.signsIn(PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Session-Expires-In")).hasValue("1800");
        JsonNode shown = nobody().inSessionOf(answer).get("/api/session").json();
        assertThat(shown).isEqualTo(answer.json());
        assertThat(shown.path("account").asString()).isEqualTo(holder.account());
        assertThat(shown.path("accountId").asString()).isEqualTo(holder.accountId());
        assertThat(shown.path("roles").toString()).isEqualTo("[\"TUTOR\"]");
        assertThat(shown.path("county").asString()).isEqualTo("990");
        assertThat(shown.path("email").asString()).isEqualTo(holder.email());
        assertThat(shown.path("expiresInSeconds").asInt()).isEqualTo(1800);
        assertThat(shown.path("passwordDaysLeft").asInt()).isBetween(89, 90);
        assertThat(shown.path("secondFactor").asString()).isEqualTo("NONE");
        assertThat(shown.has("restrictedTo")).isFalse();
    }

    @Test
    void every_answer_of_a_session_tells_how_long_it_lasts_and_only_those() {
        Holder holder = tutor();

        assertThat(holder.signsIn().get("/api/nothing").header("Session-Expires-In"))
                .hasValue("1800");
        assertThat(nobody().get("/api/nothing").header("Session-Expires-In")).isEmpty();
        assertThat(nobody().get("/api/password-policy").header("Set-Cookie")).isEmpty();
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_other_sites_and_open_networks() {
        Holder holder = tutor();

        assertThat(cookie(holder.signsIn(PASSWORD)))
                .startsWith("REJOIN_SESSION=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure", "Domain", "Expires");
        assertThat(cookie(nobody().with("X-Forwarded-Proto", "https").trySignIn(holder.account(), PASSWORD)))
                .contains("HttpOnly", "SameSite=Lax", "Secure");
        assertThat(cookie(nobody().with("X-Forwarded-Host", "rejoin.example").trySignIn(holder.account(), PASSWORD)))
                .contains("Secure");
    }

    @Test
    void a_session_that_was_there_before_is_not_the_one_that_is_signed_in() {
        Holder stranger = tutor();
        Holder holder = tutor();
        As.Answer strangers = stranger.signsIn(PASSWORD);
        As planted = nobody().inSessionOf(strangers);

        As.Answer answer = nobody().inSessionOf(strangers).trySignIn(holder.account(), PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(planted.get("/api/session").status()).isEqualTo(401);
        assertThat(nobody().inSessionOf(answer)
                        .get("/api/session")
                        .json()
                        .path("account")
                        .asString())
                .isEqualTo(holder.account());
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJOIN_SESSION=", "REJOIN_SESSION=abc", "REJOIN_SESSION=AAAA; REJOIN_SESSION=BBBB"})
    void a_cookie_nobody_gave_out_opens_nothing_and_is_not_adopted(String cookie) {
        As.Answer answer = nobody().with("Cookie", cookie).get("/api/session");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
        Holder holder = tutor();
        assertThat(cookie(nobody().with("Cookie", cookie).trySignIn(holder.account(), PASSWORD)))
                .doesNotContain("abc", "AAAA", "BBBB");
    }

    @Test
    void the_table_of_sessions_holds_no_object_and_no_name() {
        Holder holder = tutor();
        holder.signsIn();

        assertThat(bean(JdbcClient.class)
                        .sql("SELECT a.attribute_name || '=' || convert_from(a.attribute_bytes, 'UTF8')"
                                + " FROM command_side.spring_session_attributes a JOIN command_side.spring_session s"
                                + " ON s.primary_id = a.session_primary_id WHERE s.principal_name = ?")
                        .param(holder.accountId())
                        .query(String.class)
                        .list())
                .hasSize(3)
                .anyMatch(attribute -> attribute.endsWith("=" + holder.accountId()))
                .anyMatch(attribute -> attribute.startsWith("passwordSetAt=2"))
                .anyMatch(attribute -> attribute.startsWith("signedInAt=2"));
    }

    @Test
    void signing_out_ends_this_session_and_no_other() {
        Holder holder = tutor();
        As here = holder.signsIn();
        As there = holder.signsIn();

        As.Answer out = here.delete("/api/session", "");

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Session-Expires-In")).hasValue("0");
        assertThat(cookie(out)).contains("Max-Age=0");
        assertThat(here.get("/api/session").status()).isEqualTo(401);
        assertThat(there.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void signing_out_everywhere_ends_all_sessions() {
        Holder holder = tutor();
        As here = holder.signsIn();
        As there = holder.signsIn();
        As colleague = tutor().signsIn();

        assertThat(here.delete("/api/sessions", "").status()).isEqualTo(204);

        assertThat(here.get("/api/session").status()).isEqualTo(401);
        assertThat(there.get("/api/session").status()).isEqualTo(401);
        assertThat(colleague.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void an_account_has_only_so_many_sessions_and_the_oldest_ends() {
        Holder holder = tutor();
        List<As> sessions = new ArrayList<>();
        for (int i = 0; i <= MOST_SESSIONS; i++) {
            sessions.add(holder.signsIn());
        }

        assertThat(sessions.get(0).get("/api/session").status()).isEqualTo(401);
        assertThat(sessions.subList(1, sessions.size()))
                .allMatch(session -> session.get("/api/session").status() == 200);
    }

    @Test
    @Tag("R-ACC-06")
    void a_disabled_account_is_out_with_the_next_request_on_every_node() {
        Holder holder = tutor();
        As session = holder.signsIn();
        try (Service second = secondNode()) {
            As there = session.at(second.address());
            assertThat(there.get("/api/session").status()).isEqualTo(200);

            holder.disabled();

            assertThat(there.get("/api/session").status()).isEqualTo(401);
        }
        assertThat(session.get("/api/session").status()).isEqualTo(401);
        holder.enabled();
        assertThat(session.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void other_roles_hold_with_the_next_request() {
        Holder holder = tutor();
        As session = holder.signsIn();

        holder.isNow(Role.COUNSELLOR, Role.SENIOR_MANAGER);

        assertThat(session.get("/api/session").json().path("roles").toString())
                .isEqualTo("[\"COUNSELLOR\",\"SENIOR_MANAGER\"]");
    }

    @Test
    void a_session_that_is_not_used_ends_and_so_does_one_that_lasts_too_long() {
        Holder holder = tutor();
        As idle = holder.signsIn();
        bean(JdbcClient.class)
                .sql("UPDATE command_side.spring_session SET last_access_time = last_access_time - 1801000,"
                        + " expiry_time = expiry_time - 1801000 WHERE principal_name = ?")
                .param(holder.accountId())
                .update();
        assertThat(idle.get("/api/session").status()).isEqualTo(401);

        As busy = holder.signsIn();
        after(Duration.ofHours(12).plusSeconds(1));
        assertThat(busy.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void towards_the_end_of_the_longest_time_a_session_tells_what_is_left_of_it() {
        As session = tutor().signsIn();
        after(Duration.ofHours(12).minusMinutes(5));

        As.Answer answer = session.get("/api/session");

        assertThat(Long.parseLong(answer.header("Session-Expires-In").orElseThrow()))
                .isBetween(1L, 300L);
        assertThat(answer.json().path("expiresInSeconds").asInt()).isBetween(1, 300);
    }

    @Test
    void a_session_in_use_is_prolonged_but_not_written_with_every_request() {
        Holder holder = tutor();
        As session = holder.signsIn();
        long first = lastAccess(holder);
        session.get("/api/session");
        assertThat(lastAccess(holder)).isEqualTo(first);
        bean(JdbcClient.class)
                .sql("UPDATE command_side.spring_session SET last_access_time = last_access_time - 60000,"
                        + " expiry_time = expiry_time - 60000 WHERE principal_name = ?")
                .param(holder.accountId())
                .update();

        session.get("/api/session");

        assertThat(lastAccess(holder)).isGreaterThanOrEqualTo(first);
    }

    @Test
    @Tag("R-ACC-06")
    @Tag("R-ACC-07")
    void only_with_the_right_password_one_learns_why_an_account_may_not_come_in() {
        Holder disabled = tutor();
        disabled.disabled();
        assertThat(disabled.signsIn(OTHER_PASSWORD).code()).isEqualTo("WRONG_CREDENTIALS");
        As.Answer refused = disabled.signsIn(PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.blockers()).containsExactly("ACCOUNT_DISABLED");

        disabled.enabled();
        assertThat(disabled.signsIn(OTHER_PASSWORD).code()).isEqualTo("WRONG_CREDENTIALS");
        assertThat(disabled.signsIn(PASSWORD).blockers()).containsExactly("ACCOUNT_NOT_VERIFIED");
    }

    @Test
    @Tag("R-ACC-07")
    void unknown_wrong_and_without_a_password_are_one_answer() {
        As.Answer unknown = nobody().trySignIn("nobody-here", PASSWORD);
        As.Answer wrong = tutor().signsIn(OTHER_PASSWORD);
        As.Answer none = withoutPassword(Role.TUTOR).signsIn(PASSWORD);

        assertThat(List.of(unknown, wrong, none)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("WRONG_CREDENTIALS");
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.json().path("detail").asString()).isEqualTo("帳號或密碼不符；新帳號須先點擊信件中的連結設定密碼");
        });
    }

    @Test
    @Tag("R-PWD-07")
    @Tag("L11")
    @Tag("N09")
    void after_ninety_days_one_can_sign_in_and_do_nothing_but_change_the_password() {
        Holder holder = tutor();
        after(Duration.ofDays(90));
        As.Answer answer = holder.signsIn(PASSWORD);
        assertThat(answer.json().path("restrictedTo").asString()).isEqualTo("PASSWORD_CHANGE");
        assertThat(answer.json().path("passwordDaysLeft").asInt()).isZero();
        As session = nobody().inSessionOf(answer);

        As.Answer refused = session.get("/api/cases");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("PASSWORD_EXPIRED");
        assertThat(session.post("/api/session/second-factor", json("password", PASSWORD))
                        .code())
                .isEqualTo("PASSWORD_EXPIRED");
        assertThat(session.get("/api/tokens").code()).isEqualTo("PASSWORD_EXPIRED");
        assertThat(session.get("/api/password-policy").status()).isEqualTo(200);

        assertThat(change(session, PASSWORD, PASSWORD).fields()).containsExactly("PASSWORD_USED_BEFORE");
        assertThat(change(session, PASSWORD, OTHER_PASSWORD).status()).isEqualTo(204);
        assertThat(session.get("/api/cases").status()).isEqualTo(200);
        assertThat(session.get("/api/session").json().path("passwordDaysLeft").asInt())
                .isEqualTo(90);
    }

    @Test
    @Tag("R-PWD-07")
    void a_day_before_the_password_still_does() {
        Holder holder = tutor();
        after(Duration.ofDays(89).minusMinutes(1));
        JsonNode session = holder.signsIn(PASSWORD).json();
        assertThat(session.has("restrictedTo")).isFalse();
        assertThat(session.path("passwordDaysLeft").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("L11")
    @Tag("R-PWD-04")
    void a_password_changes_by_its_rules_and_ends_the_other_sessions() {
        Holder holder = tutor();
        As here = holder.signsIn();
        As there = holder.signsIn();

        assertThat(change(here, OTHER_PASSWORD, "Stone-5-lake").fields()).containsExactly("WRONG_PASSWORD");
        assertThat(change(here, PASSWORD, "short").fields())
                .containsExactly("PASSWORD_TOO_SHORT", "PASSWORD_TOO_FEW_KINDS");
        assertThat(there.get("/api/session").status()).isEqualTo(200);

        assertThat(change(here, PASSWORD, OTHER_PASSWORD).status()).isEqualTo(204);
        assertThat(here.get("/api/session").status()).isEqualTo(200);
        assertThat(there.get("/api/session").status()).isEqualTo(401);
        assertThat(holder.signsIn(PASSWORD).status()).isEqualTo(401);

        assertThat(change(here, OTHER_PASSWORD, "Stone-5-lake").status()).isEqualTo(204);
        assertThat(change(here, "Stone-5-lake", PASSWORD).fields()).containsExactly("PASSWORD_USED_BEFORE");
        assertThat(change(here, "Stone-5-lake", "River-8-pine").status()).isEqualTo(204);
        assertThat(change(here, "River-8-pine", PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void a_stolen_cookie_does_not_survive_the_change_of_the_password() {
        Holder holder = tutor();
        As.Answer signedIn = holder.signsIn(PASSWORD);
        As here = nobody().inSessionOf(signedIn);
        As thief = nobody().inSessionOf(signedIn);
        assertThat(thief.get("/api/session").status()).isEqualTo(200);

        assertThat(change(here, PASSWORD, OTHER_PASSWORD).status()).isEqualTo(204);

        assertThat(thief.get("/api/session").status()).isEqualTo(401);
        assertThat(here.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void the_same_characters_typed_in_another_form_are_the_same_password() {
        Holder holder = tutor();
        As session = holder.signsIn();

        assertThat(change(session, PASSWORD, "Caf\u00e9-9-rivers").status()).isEqualTo(204);

        assertThat(holder.signsIn("Cafe\u0301-9-rivers").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"text/plain, 415", "application/x-www-form-urlencoded, 415", "application/csp-report, 415"})
    void what_a_form_of_another_page_can_send_commands_nothing(String type, int status) {
        As session = tutor().signsIn();

        assertThat(session.post(REPORT, "application/json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .as("the command itself")
                .isNotIn(403, 415);
        assertThat(session.post(REPORT, type, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_page_of_another_site_cannot_use_the_session() {
        As session = tutor().signsIn();

        assertThat(session.with("Sec-Fetch-Site", "cross-site")
                        .delete("/api/sessions", "")
                        .status())
                .isEqualTo(403);
        assertThat(session.with("Origin", "https://elsewhere.example")
                        .delete("/api/sessions", "")
                        .status())
                .isEqualTo(403);
        assertThat(session.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void behind_a_proxy_the_page_of_the_service_has_the_address_the_browser_asked_for() {
        As behindProxy =
                tutor().signsIn().with("X-Forwarded-Host", "rejoin.example").with("X-Forwarded-Proto", "https");

        assertThat(behindProxy
                        .with("Origin", "https://rejoin.example")
                        .post(REPORT)
                        .status())
                .isNotEqualTo(403);
        for (String elsewhere : List.of(
                "https://elsewhere.example",
                "https://rejoin.example:8443",
                "http://localhost",
                "null",
                "rejoin.example")) {
            assertThat(behindProxy.with("Origin", elsewhere).post(REPORT).status())
                    .as(elsewhere)
                    .isEqualTo(403);
        }
    }

    private static String cookie(As.Answer answer) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("REJOIN_SESSION="))
                .findFirst()
                .orElseThrow();
    }

    private static long lastAccess(Holder holder) {
        return bean(JdbcClient.class)
                .sql("SELECT last_access_time FROM command_side.spring_session WHERE principal_name = ?")
                .param(holder.accountId())
                .query(Long.class)
                .single();
    }

    private static As.Answer change(As session, String current, String password) {
        return session.put("/api/session/password", json("current", current, "password", password));
    }
}
