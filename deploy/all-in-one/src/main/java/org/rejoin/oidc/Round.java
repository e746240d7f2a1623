package org.rejoin.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.credential.Secrets;
import org.springframework.http.ResponseCookie;

/**
 * One way to the provider and back: an answer to anybody else's question is worth nothing. Where somebody signs in, his
 * browser remembers it; where he links, his session does, which no other site can plant.
 */
record Round(String state, String nonce, String verifier) {

    private static final String LINKING = "oidcLinking";
    private static final String COOKIE = "REJOIN_OIDC";
    // no other host of the domain can plant one of that name
    private static final String COOKIE_OVER_TLS = "__Host-" + COOKIE;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    static Round begin() {
        return new Round(Secrets.random(), Secrets.random(), Secrets.random());
    }

    /** The one by which this browser signs in. */
    static Optional<Round> ofCookie(HttpServletRequest request, boolean secure) {
        String name = nameFor(secure);
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .flatMap(value -> parsed(value).stream())
                .findFirst();
    }

    /** The one by which whoever is signed in links. */
    static Optional<Round> ofSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : parsed(Objects.toString(session.getAttribute(LINKING), ""));
    }

    static void endInSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(LINKING);
        }
    }

    static ResponseCookie ended(boolean secure) {
        return cookie("", Duration.ZERO, secure);
    }

    ResponseCookie cookie(boolean secure) {
        return cookie(written(), LONGEST, secure);
    }

    /** Until it is answered, or the session ends. */
    void keepIn(HttpSession session) {
        session.setAttribute(LINKING, written());
    }

    boolean isAnsweredBy(@Nullable String otherState) {
        return otherState != null
                && MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8), otherState.getBytes(StandardCharsets.UTF_8));
    }

    private String written() {
        return String.join(".", state, nonce, verifier);
    }

    private static Optional<Round> parsed(String written) {
        String[] parts = written.split("\\.", -1);
        return parts.length == 3 ? Optional.of(new Round(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    // Lax: the provider sends the browser back by a link
    private static ResponseCookie cookie(String value, Duration age, boolean secure) {
        return ResponseCookie.from(nameFor(secure), value)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
    }

    private static String nameFor(boolean secure) {
        return secure ? COOKIE_OVER_TLS : COOKIE;
    }
}
