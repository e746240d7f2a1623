package org.rejoin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.rejoin.command.session.Restriction;
import org.rejoin.command.session.Sessions;
import org.rejoin.command.session.SignedIn;
import org.rejoin.problem.PageRequests;
import org.rejoin.problem.ProblemPage;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whom a session belongs to, with the rights the account has at this moment. */
final class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final ProblemPage problems;

    SessionFilter(Sessions sessions, ProblemPage problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // who says who he is does not mean the session his browser may have kept
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> signedIn = sessions.signedIn(request);
        if (signedIn.isPresent()) {
            response.setHeader(
                    "Session-Expires-In",
                    Long.toString(signedIn.get().expiresIn().toSeconds()));
            // who it is stands fast: what is refused here is remembered too
            Signing.in(signedIn.get().account());
            Restriction restriction = signedIn.get().restriction();
            if (restriction != null && !mayStill(restriction, request)) {
                if (PageRequests.isAsked(request)) {
                    response.sendRedirect(placeOf(restriction));
                } else {
                    problems.answer(request, response, 403, restriction.code());
                }
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static String placeOf(Restriction restriction) {
        return switch (restriction) {
            case PASSWORD_CHANGE -> "/settings/password?expired=1";
            case SECOND_FACTOR_ENROLMENT -> "/settings/second-factor?required=1";
        };
    }

    private static boolean mayStill(Restriction restriction, HttpServletRequest request) {
        return RestrictedSessions.ALWAYS.matches(request)
                || restriction == Restriction.SECOND_FACTOR_ENROLMENT
                        && RestrictedSessions.FOR_ENROLMENT.matches(request);
    }
}
