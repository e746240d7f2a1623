package org.rejoin.access;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a session may do that must do something else first. */
final class RestrictedSessions {

    /** For sessions that must do something first: all they need for it, and signing out. */
    static final RequestMatcher ALWAYS = new OrRequestMatcher(
            request -> Permissions.of(request).filter(Permission::isOpen).isPresent(),
            get("/api/session"),
            of(HttpMethod.DELETE, "/api/session"),
            of(HttpMethod.DELETE, "/api/sessions"),
            get("/settings/password"),
            of(HttpMethod.PUT, "/api/session/password"));

    /** For sessions that lack their second factor, moreover. */
    static final RequestMatcher FOR_ENROLMENT = new OrRequestMatcher(
            get("/settings/second-factor"),
            post("/api/session/second-factor"),
            of(HttpMethod.PUT, "/api/session/second-factor"));

    private RestrictedSessions() {}

    private static RequestMatcher get(String pattern) {
        return of(HttpMethod.GET, pattern);
    }

    private static RequestMatcher post(String pattern) {
        return of(HttpMethod.POST, pattern);
    }

    private static RequestMatcher of(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
