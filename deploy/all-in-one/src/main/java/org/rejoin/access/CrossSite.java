package org.rejoin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.problem.ProblemPage;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site makes a browser send: with HTTP Basic the browser adds the credentials by itself.
 * Programs send neither header and pass.
 */
final class CrossSite extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final ProblemPage problems;

    CrossSite(ProblemPage problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SAFE.contains(request.getMethod()) && isFromElsewhere(request)) {
            problems.answer(request, response, 403);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OWN.contains(site);
        }
        // browsers leave that header out over plain HTTP, except for localhost
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isThisHost(origin, request.getHeader(HttpHeaders.HOST));
    }

    // without the scheme: a proxy may have ended TLS
    private static boolean isThisHost(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }
}
