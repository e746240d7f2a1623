package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.CLOCK;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.tutor;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.command.credential.Secrets;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was open before an account was shut stays shut. */
@Tag("R-ACC-06")
class EndOfAccessTest {

    @Test
    void nothing_of_before_works_when_a_disabled_account_is_enabled_and_verified() {
        Holder holder = tutor();
        As session = holder.signsIn();
        String token = tokenOf(holder);
        String reset = holder.link(LinkPurpose.RESET);
        String first = holder.link(LinkPurpose.SET_PASSWORD);

        // nobody asks for anything in between
        holder.disabled();
        holder.enabled();
        assertThat(verify(holder.link(LinkPurpose.VERIFY)).status()).isEqualTo(204);

        assertThat(session.get("/api/session").status()).isEqualTo(401);
        assertThat(byToken(token).status()).isEqualTo(401);
        assertThat(setPassword(reset).status()).isEqualTo(410);
        assertThat(setPassword(first).status()).isEqualTo(410);
        assertThat(holder.signsIn(PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void the_link_of_an_earlier_enabling_verifies_no_later_one() {
        Holder holder = tutor();
        holder.disabled();
        holder.enabled();
        String link = holder.link(LinkPurpose.VERIFY);
        holder.disabled();
        holder.enabled();

        assertThat(verify(link).status()).isEqualTo(410);
        assertThat(holder.known().verified()).isFalse();
    }

    @Test
    @Tag("R-ACC-09")
    void a_link_in_the_mailbox_of_before_does_not_work_when_the_address_is_corrected() {
        Holder holder = tutor();
        String link = holder.link(LinkPurpose.RESET);
        As session = holder.signsIn();

        holder.isReachedAt("other-" + holder.email());

        assertThat(setPassword(link).status()).isEqualTo(410);
        assertThat(session.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    @Tag("R-ACC-20")
    @Tag("R-PWD-04")
    void who_takes_the_office_over_sets_a_password_by_its_rules_whatever_else_was_mailed() {
        Holder holder = tutor();
        holder.disabled();
        holder.enabled();
        String earlier = holder.link(LinkPurpose.VERIFY);
        assertThat(verify(earlier).status()).isEqualTo(204);
        As session = holder.signsIn();
        String token = tokenOf(holder);
        String unused = holder.link(LinkPurpose.VERIFY);

        holder.takesOver();
        try {
            assertThat(session.get("/api/session").status()).isEqualTo(401);
            assertThat(byToken(token).status()).isEqualTo(401);
            assertThat(verify(unused).status()).isEqualTo(410);
            holder.disabled();
            holder.enabled();
            assertThat(verify(holder.link(LinkPurpose.VERIFY)).status()).isEqualTo(410);
            assertThat(holder.signsIn(PASSWORD).blockers()).containsExactly("ACCOUNT_NOT_VERIFIED");

            assertThat(setPassword(holder.link(LinkPurpose.SET_PASSWORD)).status())
                    .isEqualTo(204);
            assertThat(holder.signsIn(OTHER_PASSWORD).status()).isEqualTo(201);
            holder.disabled();
            holder.enabled();
            assertThat(verify(holder.link(LinkPurpose.VERIFY)).status()).isEqualTo(204);
        } finally {
            holder.stepsDown();
        }
    }

    private static As.Answer verify(String link) {
        return nobody().post("/api/account-links/verify", json("token", link));
    }

    private static As.Answer setPassword(String link) {
        return nobody().post("/api/account-links/password", json("token", link, "password", OTHER_PASSWORD));
    }

    private static As.Answer byToken(String token) {
        return nobody().with("Authorization", "Bearer " + token).get("/api/cases");
    }

    private static String tokenOf(Holder holder) {
        String token = "rjn_" + Secrets.random();
        bean(JdbcClient.class)
                .sql(
                        "INSERT INTO command_side.api_token (token_id, token_hash, account_id, name, scopes, roles, made_at, expires_at)"
                                + " VALUES (?, ?, ?, '校務系統', ARRAY['READ_LISTS'], ARRAY['TUTOR'], ?, ?)")
                .params(UUID.randomUUID().toString(), Secrets.hash(token), holder.accountId())
                .param(CLOCK.instant().atOffset(ZoneOffset.UTC))
                .param(CLOCK.instant().plus(Duration.ofDays(9)).atOffset(ZoneOffset.UTC))
                .update();
        assertThat(byToken(token).status()).isEqualTo(200);
        return token;
    }
}
