package org.rejoin.access;

import java.util.Map;
import java.util.Set;
import org.rejoin.command.apitoken.Scope;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Endpoints that do not ask for a role but for something else: nothing, a session, a scope. */
final class Endpoints {

    /** For anybody. */
    static final RequestMatcher OPEN = new OrRequestMatcher(
            any("/actuator/health"),
            any("/actuator/health/**"),
            any("/v3/api-docs"),
            any("/v3/api-docs.yaml"),
            any("/v3/api-docs/**"),
            any("/swagger-ui.html"),
            any("/swagger-ui/**"),
            post("/api/sessions"),
            get("/api/password-policy"),
            post("/api/password-checks"),
            post("/api/password-resets"),
            post("/api/account-links/*"),
            post("/api/account-applications"),
            post("/api/first-administrator"),
            get("/api/code-lists/schools"));

    /** For sessions that must do something first: all they need for it, and signing out. */
    static final RequestMatcher OF_RESTRICTED_SESSIONS = new OrRequestMatcher(
            OPEN,
            get("/api/session"),
            of(HttpMethod.DELETE, "/api/session"),
            of(HttpMethod.DELETE, "/api/sessions"),
            of(HttpMethod.PUT, "/api/session/password"));

    /** For sessions that lack their second factor, moreover. */
    static final RequestMatcher OF_ENROLMENT =
            new OrRequestMatcher(post("/api/session/second-factor"), of(HttpMethod.PUT, "/api/session/second-factor"));

    private static final Map<Scope, RequestMatcher> OF_SCOPES = Map.of(
            Scope.READ_LISTS,
            new OrRequestMatcher(
                    get("/api/cases"), get("/api/cases/{id}"), post("/api/cases/search"), get("/api/code-lists/*")),
            // metrics count cases
            Scope.READ_STATISTICS,
            new OrRequestMatcher(get("/api/statistics/**"), get("/actuator/prometheus")),
            Scope.IMPORT,
            new OrRequestMatcher(post("/api/cases/import"), post("/api/transfer-ins")));

    private Endpoints() {}

    static RequestMatcher ofScopes(Set<Scope> scopes) {
        return request ->
                scopes.stream().map(OF_SCOPES::get).anyMatch(matcher -> matcher != null && matcher.matches(request));
    }

    private static RequestMatcher any(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

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
