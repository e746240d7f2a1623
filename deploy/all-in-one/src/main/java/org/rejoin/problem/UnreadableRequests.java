package org.rejoin.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What would fail inside the framework, and so look like a failure of ours, is answered before it gets there. */
@Component
class UnreadableRequests extends OncePerRequestFilter {

    private final ProblemPage problems;

    UnreadableRequests(ProblemPage problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasTypeNobodyTakes(request)) {
            problems.answer(request, response, 415);
        } else if (hasUnreadableQuery(request)) {
            problems.answer(request, response, 400);
        } else {
            chain.doFilter(request, response);
        }
    }

    // a range is no type of a body, and no endpoint takes a form but the multipart one
    private static boolean hasTypeNobodyTakes(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && (type.contains("*")
                        || type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE));
    }

    private static boolean hasUnreadableQuery(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getQueryString() == null) {
            return false;
        }
        try {
            request.getParameterMap();
            return false;
        } catch (InvalidParameterException | RequestRejectedException e) {
            return true;
        }
    }
}
