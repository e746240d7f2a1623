package org.rejoin.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what no advice answered. Writes by itself: what the caller accepts must not matter here. */
@Controller
class ErrorEndpoint implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorEndpoint.class);

    private final ProblemPage problems;

    ErrorEndpoint(ProblemPage problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        // a stream whose reader went away: nobody is left to answer
        if (response.isCommitted() && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException) {
            return;
        }
        // only the kind of the failure: messages carry values
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            LOG.error("Unanswered {}", failure.getClass().getName());
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (PageRequests.isAsked(request)) {
            PageRequests.show(status, request, response);
        } else {
            problems.answer(request, response, status);
        }
    }
}
