package org.rejoin.query.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the filter chain and the container send a browser whose request reached no controller; nobody asks for it. */
@PageController
class ProblemPages {

    private final Frames frames;

    ProblemPages(Frames frames) {
        this.frames = frames;
    }

    @RequestMapping("/problem-page")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return PageProblems.page(
                status, status < 500 ? frames.model(request, response) : frames.bareModel(request), response);
    }
}
