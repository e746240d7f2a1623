package org.rejoin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.signin.SignInWorld.OTHER_PASSWORD;
import static org.rejoin.signin.SignInWorld.PASSWORD;
import static org.rejoin.signin.SignInWorld.after;
import static org.rejoin.signin.SignInWorld.bean;
import static org.rejoin.signin.SignInWorld.json;
import static org.rejoin.signin.SignInWorld.nobody;
import static org.rejoin.signin.SignInWorld.tutor;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.command.session.Sessions;
import org.rejoin.signin.SignInWorld.Holder;
import org.springframework.mock.web.MockHttpServletRequest;

/** A reset between the proof of a password and what is done with it. */
@Tag("N08")
class OvertakenSignInTest {

    private final Credentials credentials = bean(Credentials.class);
    private final Sessions sessions = bean(Sessions.class);
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final Holder holder = tutor();
    private final Instant proved =
            credentials.proved(holder.accountId(), PASSWORD).orElseThrow();

    @BeforeEach
    void resets() {
        after(Duration.ofSeconds(1));
        assertThat(nobody().post(
                                "/api/account-links/password",
                                json("token", holder.link(LinkPurpose.RESET), "password", OTHER_PASSWORD))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_session_opened_by_the_password_of_before_is_none() {
        sessions.open(request, holder.known(), false, proved);

        assertThat(sessions.signedIn(request)).isEmpty();
    }

    @Test
    void a_session_opened_by_the_present_password_goes_on() {
        Instant now = credentials.proved(holder.accountId(), OTHER_PASSWORD).orElseThrow();
        sessions.open(request, holder.known(), false, now);

        assertThat(sessions.signedIn(request)).isPresent();
    }

    @Test
    @Tag("R-PWD-04")
    void who_proved_the_password_of_before_does_not_change_the_one_that_was_reset() {
        Credentials.NewPassword wanted = credentials.check(holder.known(), "Cedar-5-Lanterns!");

        assertThat(credentials.replace(holder.accountId(), proved, wanted)).isFalse();
        assertThat(holder.signsIn(OTHER_PASSWORD).status()).isEqualTo(201);
    }

    @Test
    @Tag("R-PWD-04")
    void who_changes_the_password_stays_signed_in() {
        var session = nobody().signIn(holder.account(), OTHER_PASSWORD);
        after(Duration.ofSeconds(1));

        assertThat(session.put(
                                "/api/session/password",
                                json("current", OTHER_PASSWORD, "password", "Cedar-5-Lanterns!"))
                        .status())
                .isEqualTo(204);
        assertThat(session.get("/api/session").status()).isEqualTo(200);
    }
}
