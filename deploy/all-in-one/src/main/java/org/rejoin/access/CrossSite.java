package org.rejoin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.rejoin.problem.ProblemPage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site makes a browser send: the browser adds the cookie of a session, or the password of HTTP
 * Basic, by itself (ADR 10). Programs send neither header and pass.
 */
final class CrossSite extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    // a page that names none has one of these
    private static final Set<Integer> DEFAULT_PORTS = Set.of(80, 443);

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
        if (!SAFE.contains(request.getMethod()) && carriesSession(request) && hasTypeOfAForm(request)) {
            problems.answer(request, response, 415);
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
        return origin != null && !isThisHost(origin, request);
    }

    private static boolean carriesSession(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals("REJOIN_SESSION"));
    }

    // should a browser leave out both headers: what a plain form can send, text/plain above all, commands nothing
    private static boolean hasTypeOfAForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && !type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE)
                && !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    // what the browser asked for, where a proxy tells it; without the scheme: the proxy may have ended TLS
    private static boolean isThisHost(String origin, HttpServletRequest request) {
        try {
            URI page = new URI(origin);
            return page.getHost() != null
                    && page.getHost().equalsIgnoreCase(request.getServerName())
                    && (page.getPort() < 0
                            ? DEFAULT_PORTS.contains(request.getServerPort())
                            : page.getPort() == request.getServerPort());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
