package org.rejoin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a browser is sent that has to do something before it may see a page. */
final class SignInAddress {

    private SignInAddress() {}

    static String backTo(HttpServletRequest request) {
        String query = request.getQueryString();
        String page = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return page.equals("/") ? "/sign-in" : "/sign-in?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }
}
