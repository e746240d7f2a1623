package org.rejoin.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rejoin.command.credential.Secrets;
import org.springframework.http.ResponseCookie;

/**
 * One way to the provider and back, remembered by the browser that goes it: an answer to anybody else's question is worth
 * nothing.
 *
 * @param linkTo account id that asks to be linked, {@link #SIGN_IN} where somebody signs in
 */
record Round(String state, String nonce, String verifier, String linkTo) {

    static final String SIGN_IN = "-";

    private static final String COOKIE = "REJOIN_OIDC";
    private static final String PATH = "/api/oidc";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    static Round begin(String linkTo) {
        return new Round(Secrets.random(), Secrets.random(), Secrets.random(), linkTo);
    }

    static Optional<Round> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .map(value -> value.split("\\.", -1))
                .filter(parts -> parts.length == 4)
                .map(parts -> new Round(parts[0], parts[1], parts[2], parts[3]))
                .findFirst();
    }

    static ResponseCookie ended(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    ResponseCookie cookie(HttpServletRequest request) {
        return cookie(String.join(".", state, nonce, verifier, linkTo), LONGEST, request);
    }

    boolean isAnsweredBy(String otherState) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), otherState.getBytes(StandardCharsets.UTF_8));
    }

    // Lax: the provider sends the browser back by a link
    private static ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .path(PATH)
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure() || !THIS_MACHINE.contains(request.getServerName()))
                .sameSite("Lax")
                .build();
    }
}
