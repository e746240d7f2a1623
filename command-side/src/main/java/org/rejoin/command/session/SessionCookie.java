package org.rejoin.command.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The cookie of a session: no script reads it, no other site sends it along, no network without TLS carries it. */
class SessionCookie implements CookieSerializer {

    static final String NAME = "REJOIN_SESSION";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final boolean secure;
    private final boolean triedOut;
    private final DefaultCookieSerializer overTls = cookie(true);
    private final DefaultCookieSerializer plain = cookie(false);

    /**
     * @param secure false where a network without TLS is wanted all the same
     * @param triedOut whether plain HTTP on this machine is meant; behind a proxy it looks the same
     */
    SessionCookie(boolean secure, boolean triedOut) {
        this.secure = secure;
        this.triedOut = triedOut;
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
        (secure && !(triedOut && isTriedOutHere(value.getRequest())) ? overTls : plain).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        // what we never gave out is not looked for: it may hold what the database takes for no text
        return overTls.readCookieValues(request).stream()
                .filter(id -> ID.matcher(id).matches())
                .toList();
    }

    private static boolean isTriedOutHere(HttpServletRequest request) {
        return !request.isSecure() && THIS_MACHINE.contains(request.getServerName());
    }
}
