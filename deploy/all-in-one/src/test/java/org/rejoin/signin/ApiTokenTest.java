package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.CLOCK;
import static org.rejoin.signin.SignInWorld.JSON;
import static org.rejoin.signin.SignInWorld.MOST_CALLS;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.after;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.tutor;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.As;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.event.Role;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Tag("c18")
class ApiTokenTest {

    @Test
    void a_program_acts_for_its_account_within_the_scopes() {
        As session = tutor().signsIn();
        As program = program(make(session, 30, "READ_LISTS"));

        assertThat(program.get("/api/cases").status()).isEqualTo(200);
        assertThat(program.get("/api/code-lists/counties").status()).isEqualTo(200);
        As.Answer other = program.get("/api/statistics/school-summary?from=2026-01-01&to=2026-02-01");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.code()).isEqualTo("TOKEN_SCOPE_MISSING");
        assertThat(program.get("/api/cases").header("Session-Expires-In")).isEmpty();
        assertThat(program.get("/api/cases").header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/tokens",
        "POST, /api/tokens",
        "GET, /api/session",
        "DELETE, /api/sessions",
        "GET, /api/accounts",
        "POST, /api/cases",
        "GET, /api/cases/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/history",
        "GET, /api/inbox"
    })
    void no_scope_manages_tokens_accounts_sessions_or_anything_it_does_not_name(String method, String path) {
        As program = program(make(tutor().signsIn(), 30, "READ_LISTS", "READ_STATISTICS", "IMPORT"));

        As.Answer answer =
                switch (method) {
                    case "GET" -> program.get(path);
                    case "POST" -> program.post(path, "{}");
                    default -> program.delete(path, "");
                };
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("TOKEN_SCOPE_MISSING");
    }

    @Test
    void a_token_is_shown_once_and_kept_as_a_hash() {
        Holder holder = tutor();
        As session = holder.signsIn();
        JsonNode made = make(session, 30, "READ_LISTS");
        String token = made.path("token").asString();

        assertThat(token).matches("rjn_[\\w-]{43}");
        As.Answer listed = session.get("/api/tokens");
        assertThat(listed.text())
                .doesNotContain(token)
                .contains(made.path("tokenId").asString(), "校務系統");
        assertThat(bean(JdbcClient.class)
                        .sql("SELECT t::text FROM command_side.api_token t WHERE account_id = ?")
                        .param(holder.accountId())
                        .query(String.class)
                        .single())
                .doesNotContain(token);
    }

    @Test
    void a_revoked_token_is_out_with_the_next_call() {
        As session = tutor().signsIn();
        JsonNode made = make(session, 30, "READ_LISTS");
        String path = "/api/tokens/" + made.path("tokenId").asString();

        assertThat(tutor().signsIn().delete(path, "").status())
                .as("somebody else's")
                .isEqualTo(404);
        assertThat(program(made).get("/api/cases").status()).isEqualTo(200);
        assertThat(session.delete(path, "").status()).isEqualTo(204);
        assertThat(session.delete(path, "").status()).as("again").isEqualTo(204);

        assertThat(program(made).get("/api/cases").status()).isEqualTo(401);
    }

    @Test
    void a_token_works_to_the_end_of_its_last_day() {
        As session = tutor().signsIn();
        As program = program(make(session, 0, "READ_LISTS"));
        assertThat(program.get("/api/cases").status()).isEqualTo(200);

        after(Duration.ofDays(1));
        assertThat(program.get("/api/cases").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 367})
    void a_token_expires_within_a_year(int days) {
        As.Answer answer = tutor().signsIn().post("/api/tokens", wanted(days, "READ_LISTS"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fields()).containsExactly("EXPIRES_TOO_LATE");
    }

    @Test
    void a_session_left_open_makes_no_token() {
        As session = tutor().signsIn();

        As.Answer refused = session.post("/api/tokens", wanted(30, "READ_LISTS").replace(PASSWORD, OTHER_PASSWORD));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("WRONG_PASSWORD");
        assertThat(session.get("/api/tokens").json()).isEmpty();
    }

    @Test
    void signing_out_everywhere_and_a_new_password_by_mail_revoke_all_tokens() {
        Holder holder = tutor();
        As session = holder.signsIn();
        As first = program(make(session, 30, "READ_LISTS"));
        assertThat(session.get("/api/session").json().path("openTokens").asInt())
                .isEqualTo(1);
        session.delete("/api/sessions", "");
        assertThat(first.get("/api/cases").status()).isEqualTo(401);

        As second = program(make(holder.signsIn(), 30, "READ_LISTS"));
        assertThat(second.get("/api/cases").status()).isEqualTo(200);
        String link = holder.link(LinkPurpose.RESET);
        nobody().post("/api/account-links/password", json("token", link, "password", OTHER_PASSWORD));
        assertThat(second.get("/api/cases").status()).isEqualTo(401);
        assertThat(holder.signsIn(OTHER_PASSWORD).json().path("openTokens").asInt())
                .isZero();
    }

    @Test
    void the_same_token_is_not_made_twice() {
        As session = tutor().signsIn();
        String wanted = wanted(30, "READ_LISTS");
        session.post("/api/tokens", wanted);

        assertThat(session.post("/api/tokens", wanted).blockers()).containsExactly("TOKEN_ID_TAKEN");
    }

    @Test
    void its_rights_are_those_the_account_had_when_it_was_made_and_still_has() {
        String statistics = "/api/statistics/school-summary?from=2026-01-01&to=2026-02-01";
        Holder holder = tutor();
        As tutors = program(make(holder.signsIn(), 30, "READ_STATISTICS"));
        assertThat(tutors.get(statistics).code()).isEqualTo("FORBIDDEN");

        holder.isNow(Role.SENIOR_MANAGER);
        assertThat(tutors.get(statistics).code()).as("it does not grow").isEqualTo("FORBIDDEN");
        As managers = program(make(holder.signsIn(), 30, "READ_STATISTICS"));
        assertThat(managers.get(statistics).status()).isEqualTo(200);

        holder.isNow(Role.TUTOR);
        assertThat(managers.get(statistics).code()).as("but shrinks").isEqualTo("FORBIDDEN");
        holder.disabled();
        assertThat(tutors.get(statistics).status()).isEqualTo(401);
    }

    @Test
    @Tag("R-PWD-07")
    void what_an_account_must_do_first_its_programs_wait_for() {
        As program = program(make(tutor().signsIn(), 200, "READ_LISTS"));
        after(Duration.ofDays(91));
        As.Answer expired = program.get("/api/cases");
        assertThat(expired.status()).isEqualTo(403);
        assertThat(expired.code()).isEqualTo("PASSWORD_EXPIRED");

        Holder holder = tutor();
        As other = program(make(holder.signsIn(), 30, "READ_LISTS"));
        bean(JdbcClient.class)
                .sql("UPDATE command_side.account SET roles = '{AUDITOR}' WHERE account_id = ?")
                .param(holder.accountId())
                .update();
        assertThat(other.get("/api/cases").code()).isEqualTo("SECOND_FACTOR_REQUIRED");
    }

    @Test
    void an_account_has_twenty_tokens_that_work_even_if_it_makes_them_at_once() throws Exception {
        Holder holder = tutor();
        As session = holder.signsIn();
        for (int i = 0; i < 18; i++) {
            make(session, i < 2 ? 0 : 30, "READ_LISTS");
        }
        ExecutorService program = Executors.newFixedThreadPool(4);
        try {
            List<Future<As.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(program.submit(() -> session.post("/api/tokens", wanted(30, "READ_LISTS"))));
            }
            int made = 0;
            for (Future<As.Answer> answer : answers) {
                made += answer.get().status() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(2);
        } finally {
            program.shutdown();
        }
        assertThat(session.post("/api/tokens", wanted(30, "READ_LISTS")).blockers())
                .containsExactly("TOO_MANY_TOKENS");

        after(Duration.ofDays(1));
        As nextDay = holder.signsIn();
        make(nextDay, 30, "READ_LISTS");
        make(nextDay, 30, "READ_LISTS");
        assertThat(nextDay.post("/api/tokens", wanted(30, "READ_LISTS")).blockers())
                .as("two had expired")
                .containsExactly("TOO_MANY_TOKENS");
    }

    @Test
    void too_many_calls_are_told_when_to_come_again() {
        As program = program(make(tutor().signsIn(), 30, "READ_LISTS"));
        for (int i = 0; i < MOST_CALLS; i++) {
            assertThat(program.get("/api/cases").status()).isEqualTo(200);
        }

        As.Answer refused = program.get("/api/cases");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 60L);
    }

    @Test
    void that_it_is_used_is_noted_once_a_minute() {
        As session = tutor().signsIn();
        JsonNode made = make(session, 30, "READ_LISTS");
        assertThat(session.get("/api/tokens").json().get(0).path("usedAt").isNull())
                .isTrue();
        program(made).get("/api/cases");
        String first = session.get("/api/tokens").json().get(0).path("usedAt").asString();
        program(made).get("/api/cases");
        assertThat(session.get("/api/tokens").json().get(0).path("usedAt").asString())
                .isEqualTo(first);
        after(Duration.ofSeconds(61));
        program(made).get("/api/cases");
        assertThat(session.get("/api/tokens").json().get(0).path("usedAt").asString())
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rjn_", "rjn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", ""})
    void a_token_nobody_made_is_401(String token) {
        As.Answer answer = nobody().with("Authorization", "Bearer " + token).get("/api/cases");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isPresent();
    }

    private static JsonNode make(As session, int days, String... scopes) {
        As.Answer made = session.post("/api/tokens", wanted(days, scopes));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private static String wanted(int days, String... scopes) {
        ObjectNode wanted = JSON.createObjectNode()
                .put("tokenId", UUID.randomUUID().toString())
                .put("name", "校務系統")
                .put("password", PASSWORD)
                .put(
                        "expiresOn",
                        LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Asia/Taipei"))
                                .plusDays(days)
                                .toString());
        wanted.putPOJO("scopes", List.of(scopes));
        return wanted.toString();
    }

    private static As program(JsonNode made) {
        return nobody().with("Authorization", "Bearer " + made.path("token").asString());
    }
}
