package org.rejoin.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Programs say their language with every request; a browser is asked once, and keeps it. Traditional Chinese where nobody says. */
class PageLanguage implements LocaleResolver {

    static final String COOKIE = "REJOIN_LANGUAGE";

    private final AcceptHeaderLocaleResolver byHeader = new AcceptHeaderLocaleResolver();
    private final AcceptHeaderLocaleResolver ofPages = new AcceptHeaderLocaleResolver();

    PageLanguage() {
        byHeader.setDefaultLocale(Locale.TAIWAN);
        ofPages.setSupportedLocales(List.of(Locale.TAIWAN, Locale.ENGLISH));
        ofPages.setDefaultLocale(Locale.TAIWAN);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/")) {
            return byHeader.resolveLocale(request);
        }
        return Frames.cookie(request, COOKIE)
                .map(kept -> kept.equals("en") ? Locale.ENGLISH : Locale.TAIWAN)
                .orElseGet(() -> ofPages.resolveLocale(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the browser keeps it");
    }
}
