package org.rejoin.command.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** By which a browser is known again that somebody signed in with. It opens nothing: it only spares its holder the waiting. */
@Component
class BrowserCookie {

    private static final String NAME = "REJOIN_BROWSER";
    // no other host of the domain can plant one of that name
    private static final String NAME_OVER_TLS = "__Host-" + NAME;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final CookieSecurity security;
    private final Duration familiarFor;

    BrowserCookie(CookieSecurity security, @Value("${rejoin.throttle.familiar-for:180d}") Duration familiarFor) {
        this.security = security;
        this.familiarFor = familiarFor;
    }

    @Nullable
    String of(HttpServletRequest request) {
        String name = nameFor(request);
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(id -> ID.matcher(id).matches())
                .findFirst()
                .orElse(null);
    }

    ResponseCookie keeping(String browser, HttpServletRequest request) {
        return ResponseCookie.from(nameFor(request), browser)
                .path("/")
                .maxAge(familiarFor)
                .httpOnly(true)
                .secure(security.isAskedBy(request))
                .sameSite("Lax")
                .build();
    }

    private String nameFor(HttpServletRequest request) {
        return security.isAskedBy(request) ? NAME_OVER_TLS : NAME;
    }
}
