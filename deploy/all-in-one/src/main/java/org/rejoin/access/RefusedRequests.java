package org.rejoin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers what somebody signed in was refused (ST-M-01): by whom and what, never the values in it. */
final class RefusedRequests extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern CASE =
            Pattern.compile("/api/cases/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?:/|$)");

    private final AccessLog log;

    RefusedRequests(AccessLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN
                && !READING.contains(request.getMethod())
                && caller != null
                && caller.getPrincipal() instanceof Actor actor) {
            record(actor, request);
        }
    }

    private void record(Actor actor, HttpServletRequest request) {
        String endpoint = Permissions.of(request).map(Permission::endpoint).orElse(request.getMethod());
        try {
            log.recordRefusal(actor, endpoint, caseOf(endpoint, request));
        } catch (RuntimeException e) {
            // refused it stays
            LOG.error(
                    "A refused {} cannot be recorded: {}",
                    endpoint,
                    e.getClass().getName());
        }
    }

    private static @Nullable UUID caseOf(String endpoint, HttpServletRequest request) {
        Matcher id = CASE.matcher(request.getRequestURI());
        return endpoint.contains("/api/cases/{id}") && id.find() ? UUID.fromString(id.group(1)) : null;
    }
}
