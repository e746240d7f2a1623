package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.tutor;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The holder of an account hears of what somebody else may have done at an open session. */
@Tag("c29")
class SignInChangedMailTest {

    @Test
    void a_password_set_by_a_link_is_told() {
        Holder holder = tutor();
        nobody().post(
                        "/api/account-links/password",
                        json("token", holder.link(LinkPurpose.RESET), "password", OTHER_PASSWORD));

        assertThat(told(holder)).containsExactly("the password was set or changed");
    }

    @Test
    void a_changed_password_is_told_and_a_refused_change_is_not() {
        Holder holder = tutor();
        As session = holder.signsIn();

        session.put("/api/session/password", json("current", "wrong", "password", OTHER_PASSWORD));
        assertThat(told(holder)).isEmpty();
        session.put("/api/session/password", json("current", PASSWORD, "password", OTHER_PASSWORD));
        assertThat(told(holder)).containsExactly("the password was set or changed");
    }

    @Test
    void a_second_factor_switched_on_and_off_is_told() {
        Holder holder = tutor();
        As session = holder.signsIn();
        String secret = SecondFactorTest.enrolled(session);
        assertThat(told(holder)).containsExactly("the second factor was switched on or replaced");

        SignInWorld.after(java.time.Duration.ofSeconds(60));
        session.delete(
                "/api/session/second-factor", json("password", PASSWORD, "code", SecondFactorTest.code(secret, 0)));
        assertThat(told(holder)).contains("the second factor was switched off").hasSize(2);
    }

    private static List<String> told(Holder holder) {
        return bean(JdbcClient.class)
                .sql("SELECT details ->> 'whatInEnglish' FROM command_side.mail"
                        + " WHERE account_id = ? AND kind = 'SIGN_IN_CHANGED' ORDER BY queued_at")
                .param(holder.accountId())
                .query(String.class)
                .list();
    }
}
