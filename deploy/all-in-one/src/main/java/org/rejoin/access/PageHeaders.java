package org.rejoin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** What a page may load and where it may send: this service alone, and nothing written into the page itself. */
final class PageHeaders implements HeaderWriter {

    // Bootstrap draws its arrows and ticks from data: images
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "same-origin");
        // the pages of the API's description write styles of their own
        if (!request.getRequestURI().startsWith("/swagger-ui")) {
            response.setHeader("Content-Security-Policy", POLICY);
        }
    }
}
