package org.rejoin.command.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The cookie of a session: no script reads it, no other site sends it along, no network without TLS carries it. */
class SessionCookie implements CookieSerializer {

    static final String NAME = "REJOIN_SESSION";

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final CookieSecurity security;
    private final DefaultCookieSerializer overTls = cookie(true);
    private final DefaultCookieSerializer plain = cookie(false);

    SessionCookie(CookieSecurity security) {
        this.security = security;
    }

    private static DefaultCookieSerializer cookie(boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(NAME);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        (security.isAskedBy(value.getRequest()) ? overTls : plain).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        // what we never gave out is not looked for: it may hold what the database takes for no text
        return overTls.readCookieValues(request).stream()
                .filter(id -> ID.matcher(id).matches())
                .toList();
    }
}
