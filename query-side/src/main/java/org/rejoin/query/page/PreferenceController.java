package org.rejoin.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and colours, kept by the browser: a link each, so that they need neither account nor script. */
@Controller
class PreferenceController {

    private static final Duration LONG = Duration.ofDays(365);

    enum Language {
        ZH,
        EN
    }

    enum Theme {
        LIGHT,
        DARK,
        SYSTEM
    }

    @GetMapping("/preferences")
    ResponseEntity<Void> set(
            @RequestParam(required = false) @Nullable Language language,
            @RequestParam(required = false) @Nullable Theme theme,
            @RequestParam(defaultValue = OwnAddress.HOME) String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (language != null) {
            keep(PageLanguage.COOKIE, language == Language.EN ? "en" : "zh-TW", request, response);
        }
        if (theme != null) {
            keep(Frames.THEME, theme.name().toLowerCase(Locale.ROOT), request, response);
        }
        return ResponseEntity.status(303)
                .location(URI.create(OwnAddress.of(to)))
                .build();
    }

    private static void keep(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(LONG)
                        .build()
                        .toString());
    }
}
