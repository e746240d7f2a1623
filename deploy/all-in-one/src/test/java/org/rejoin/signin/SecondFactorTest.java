package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.CLOCK;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.after;
import static org.rejoin.signin.SignInWorld.auditor;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.tutor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("c29")
class SecondFactorTest {

    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    @Test
    void with_a_second_factor_the_password_alone_opens_nothing() {
        Holder holder = tutor();
        String secret = enrolled(holder.signsIn());
        after(Duration.ofSeconds(30));

        As.Answer asked = holder.signsIn(PASSWORD);
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.code()).isEqualTo("SECOND_FACTOR_NEEDED");
        As.Answer wrong = signIn(holder, "000000".equals(code(secret, 0)) ? "111111" : "000000");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("WRONG_CODE");
        As.Answer right = signIn(holder, code(secret, 0));
        assertThat(right.status()).isEqualTo(201);
        assertThat(right.json().path("secondFactor").asString()).isEqualTo("ON");
    }

    @Test
    void no_code_works_twice_and_each_one_step_early_or_late() {
        Holder holder = tutor();
        String secret = enrolled(holder.signsIn());
        after(Duration.ofMinutes(5));

        assertThat(signIn(holder, code(secret, -2)).code()).isEqualTo("WRONG_CODE");
        assertThat(signIn(holder, code(secret, 2)).code()).isEqualTo("WRONG_CODE");
        String late = code(secret, -1);
        assertThat(signIn(holder, late).status()).isEqualTo(201);
        assertThat(signIn(holder, late).code()).isEqualTo("WRONG_CODE");
        assertThat(signIn(holder, code(secret, 1)).status()).isEqualTo(201);
        assertThat(signIn(holder, code(secret, 0)).code())
                .as("older than one that was taken")
                .isEqualTo("WRONG_CODE");
    }

    @Test
    void who_knows_the_password_cannot_guess_codes_for_ever() {
        Holder holder = tutor();
        enrolled(holder.signsIn());
        int refused = 0;
        for (int i = 0; i < 12; i++) {
            holder.signsIn(PASSWORD); // the right password alone forgives nothing
            refused += signIn(holder, "00000" + i % 10).status() == 429 ? 1 : 0;
        }

        assertThat(refused).isGreaterThanOrEqualTo(6);
    }

    @Test
    void switching_it_on_asks_for_the_password_and_a_first_code_and_ends_the_other_sessions() {
        Holder holder = tutor();
        As here = holder.signsIn();
        As there = holder.signsIn();

        assertThat(here.post("/api/session/second-factor", json("password", "wrong"))
                        .fields())
                .containsExactly("WRONG_PASSWORD");
        JsonNode enrolment = here.post("/api/session/second-factor", json("password", PASSWORD))
                .json();
        String secret = enrolment.path("secret").asString();
        assertThat(enrolment.path("uri").asString())
                .isEqualTo("otpauth://totp/Rejoin:" + holder.account() + "?secret=" + secret + "&issuer=Rejoin");
        assertThat(holder.signsIn(PASSWORD).status()).as("not on yet").isEqualTo(201);
        assertThat(here.put("/api/session/second-factor", json("code", "12345")).code())
                .isEqualTo("WRONG_CODE");

        assertThat(here.put("/api/session/second-factor", json("code", code(secret, 0)))
                        .status())
                .isEqualTo(204);
        assertThat(here.get("/api/session").json().path("secondFactor").asString())
                .isEqualTo("ON");
        assertThat(there.get("/api/session").status()).isEqualTo(401);
        assertThat(here.post("/api/session/second-factor", json("password", PASSWORD))
                        .blockers())
                .containsExactly("SECOND_FACTOR_IS_ON");
    }

    @Test
    void a_stolen_cookie_does_not_survive_switching_it_on() {
        Holder holder = tutor();
        As.Answer signedIn = holder.signsIn(PASSWORD);
        As here = nobody().inSessionOf(signedIn);
        As thief = nobody().inSessionOf(signedIn);

        enrolled(here);

        assertThat(thief.get("/api/session").status()).isEqualTo(401);
        assertThat(here.get("/api/session").json().path("secondFactor").asString())
                .isEqualTo("ON");
    }

    @Test
    void it_is_switched_off_by_password_and_code() {
        Holder holder = tutor();
        As session = holder.signsIn();
        String secret = enrolled(session);
        after(Duration.ofSeconds(30));

        assertThat(session.delete("/api/session/second-factor", json("password", "wrong", "code", code(secret, 0)))
                        .status())
                .isEqualTo(401);
        assertThat(session.delete("/api/session/second-factor", json("password", PASSWORD, "code", code(secret, 0)))
                        .status())
                .isEqualTo(204);
        assertThat(holder.signsIn(PASSWORD).status()).isEqualTo(201);
        assertThat(session.delete("/api/session/second-factor", json("password", PASSWORD, "code", "123456"))
                        .blockers())
                .containsExactly("SECOND_FACTOR_IS_OFF");
    }

    @Test
    void a_role_that_must_have_one_can_do_nothing_before_and_cannot_switch_it_off() {
        Holder holder = auditor();
        As.Answer answer = holder.signsIn(PASSWORD);
        assertThat(answer.json().path("restrictedTo").asString()).isEqualTo("SECOND_FACTOR_ENROLMENT");
        assertThat(answer.json().path("secondFactor").asString()).isEqualTo("REQUIRED");
        As session = nobody().inSessionOf(answer);
        assertThat(session.get("/api/cases").status()).isEqualTo(403);
        assertThat(session.get("/api/cases").code()).isEqualTo("SECOND_FACTOR_REQUIRED");

        String secret = enrolled(session);
        assertThat(session.get("/api/session").json().has("restrictedTo")).isFalse();
        assertThat(session.get("/api/tokens").status()).isEqualTo(200);
        after(Duration.ofSeconds(30));
        assertThat(session.delete("/api/session/second-factor", json("password", PASSWORD, "code", code(secret, 0)))
                        .blockers())
                .containsExactly("SECOND_FACTOR_IS_REQUIRED");
        after(Duration.ofSeconds(30));
        assertThat(signIn(holder, code(secret, 0)).json().has("restrictedTo")).isFalse();
    }

    @Test
    void a_role_that_must_have_one_replaces_it_by_the_present_code_and_the_first_one_of_the_new() {
        Holder holder = auditor();
        As session = holder.signsIn();
        String present = enrolled(session);
        after(Duration.ofSeconds(60));
        assertThat(session.post("/api/session/second-factor", json("password", PASSWORD, "code", "12345"))
                        .code())
                .isEqualTo("WRONG_CODE");

        String next = session.post("/api/session/second-factor", json("password", PASSWORD, "code", code(present, 0)))
                .json()
                .path("secret")
                .asString();
        assertThat(signIn(holder, code(next, 0)).code()).as("not on yet").isEqualTo("WRONG_CODE");
        after(Duration.ofSeconds(60));
        assertThat(signIn(holder, code(present, 0)).status()).isEqualTo(201);
        As.Answer confirmed = session.put("/api/session/second-factor", json("code", code(next, 0)));
        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(204);

        after(Duration.ofSeconds(60));
        assertThat(signIn(holder, code(present, 0)).code()).isEqualTo("WRONG_CODE");
        assertThat(signIn(holder, code(next, 0)).json().has("restrictedTo")).isFalse();
    }

    @Test
    void when_it_was_removed_the_sessions_have_ended_and_the_password_is_enough() {
        Holder holder = tutor();
        As session = holder.signsIn();
        enrolled(session);

        holder.losesSecondFactor();

        assertThat(session.get("/api/session").status()).isEqualTo(401);
        assertThat(holder.signsIn(PASSWORD).json().path("secondFactor").asString())
                .isEqualTo("NONE");
        assertThat(bean(JdbcClient.class)
                        .sql("SELECT kind FROM command_side.mail WHERE account_id = ?")
                        .param(holder.accountId())
                        .query(String.class)
                        .list())
                .contains("SECOND_FACTOR_REMOVED");
    }

    @Test
    void one_that_was_encrypted_with_another_key_is_said_to_be_unreadable() {
        Holder holder = tutor();
        String secret = enrolled(holder.signsIn());
        after(Duration.ofSeconds(60));
        bean(JdbcClient.class)
                .sql(
                        "UPDATE command_side.second_factor SET secret = decode(repeat('ab', 48), 'hex') WHERE account_id = ?")
                .param(holder.accountId())
                .update();

        for (int i = 0; i < 7; i++) {
            As.Answer answer = signIn(holder, code(secret, 0));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("SECOND_FACTOR_UNREADABLE");
        }
    }

    @Test
    void the_database_alone_tells_no_secret() {
        Holder holder = tutor();
        byte[] secret = decoded(enrolled(holder.signsIn()));

        byte[] kept = bean(JdbcClient.class)
                .sql("SELECT secret FROM command_side.second_factor WHERE account_id = ?")
                .param(holder.accountId())
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new BigInteger(1, kept).toString(16)).doesNotContain(new BigInteger(1, secret).toString(16));
    }

    /** @return the secret */
    static String enrolled(As session) {
        String secret = session.post("/api/session/second-factor", json("password", PASSWORD))
                .json()
                .path("secret")
                .asString();
        As.Answer confirmed = session.put("/api/session/second-factor", json("code", code(secret, 0)));
        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(204);
        return secret;
    }

    private static As.Answer signIn(Holder holder, String code) {
        return nobody().post("/api/sessions", json("account", holder.account(), "password", PASSWORD, "code", code));
    }

    static String code(String secret, int steps) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(decoded(secret), "HmacSHA1"),
                    CLOCK.instant().plusSeconds(30L * steps),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String base32) {
        BigInteger bits = BigInteger.ONE;
        for (char letter : base32.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        byte[] all = bits.toByteArray();
        return java.util.Arrays.copyOfRange(all, 1, all.length);
    }
}
