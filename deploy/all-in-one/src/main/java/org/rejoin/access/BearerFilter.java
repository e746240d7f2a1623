package org.rejoin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.rejoin.command.apitoken.ApiTokens;
import org.rejoin.command.apitoken.TokenUse;
import org.rejoin.command.session.Restriction;
import org.rejoin.command.session.Sessions;
import org.rejoin.problem.ProblemPage;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in by their token, to what its scopes name. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final Sessions sessions;
    private final ProblemPage problems;

    BearerFilter(ApiTokens tokens, Sessions sessions, ProblemPage problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = tokenOf(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<TokenUse> use;
        try {
            use = tokens.use(token);
        } catch (Declined tooOften) {
            if (tooOften.retryAfter() != null) {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(tooOften.retryAfter().toSeconds() + 1));
            }
            problems.answer(request, response, tooOften.status(), tooOften.code());
            return;
        }
        if (use.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.answer(request, response, 401);
            return;
        }
        // who it is stands fast: what is refused here is remembered too
        Signing.in(use.get().account());
        Optional<Restriction> restriction = sessions.restrictionOf(use.get().holder());
        if (!Permissions.areWithin(use.get().scopes(), request)) {
            problems.answer(request, response, 403, "TOKEN_SCOPE_MISSING");
        } else if (restriction.isPresent()) {
            problems.answer(request, response, 403, restriction.get().code());
        } else {
            chain.doFilter(request, response);
        }
    }

    static @Nullable String tokenOf(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
