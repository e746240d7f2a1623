package org.rejoin.query.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.accesslog.NotRecorded;
import org.rejoin.query.platform.Outage;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong on the way to a page is a page, and tells no more than the problem details of the same failure. */
@ControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    private final Frames frames;

    PageProblems(Frames frames) {
        this.frames = frames;
    }

    /** A page whose address means nothing is not there, whether for everybody or for this reader. */
    @ExceptionHandler({
        NotVisible.class,
        InvalidRequest.class,
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class
    })
    ModelAndView notThere(HttpServletRequest request, HttpServletResponse response) {
        return page(404, frames.model(request, response), response);
    }

    @ExceptionHandler(NotAllowed.class)
    ModelAndView notAllowed(HttpServletRequest request, HttpServletResponse response) {
        return page(403, frames.model(request, response), response);
    }

    @ExceptionHandler
    ModelAndView failed(Exception e, HttpServletRequest request, HttpServletResponse response) {
        boolean busy = e instanceof NotRecorded || Outage.isBehind(e);
        Outage.log(e, busy);
        return page(busy ? 503 : 500, frames.bareModel(request), response);
    }

    static ModelAndView page(int status, Map<String, Object> model, HttpServletResponse response) {
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "1");
        }
        Map<String, Object> all = new HashMap<>(model);
        all.put("status", status);
        return new ModelAndView("page/problem", all);
    }
}
