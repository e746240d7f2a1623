package org.rejoin.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** What a person opens in a browser is answered with pages; everything else, as ever, with problem details. */
public final class PageRequests {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/actuator", "/v3/", "/swagger-ui");

    private PageRequests() {}

    public static boolean isAsked(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed instanceof String before ? before : request.getRequestURI();
        return READING.contains(request.getMethod())
                && accept.contains("text/html")
                && FOR_PROGRAMS.stream().noneMatch(path::startsWith);
    }

    /** The page of a status, with the frame of whoever is signed in. */
    public static void show(int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.getRequestDispatcher("/problem-page").forward(request, response);
    }
}
