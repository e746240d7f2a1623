package org.rejoin.query.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.rejoin.eventstore.BrokenSeal;
import org.rejoin.query.CannotSign;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.TooManyKept;
import org.rejoin.query.TooManyStreams;
import org.rejoin.query.accesslog.NotRecorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What this side knows to go wrong, as problem details; everything else is 500 and tells nothing. */
@RestControllerAdvice(basePackages = "org.rejoin.query")
// pages answer their own failures
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    Problems() {
        texts.setBasename("query-messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidRequest e, HttpServletRequest request) {
        return invalid(e.pointer(), e.code(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return invalid(e.getName(), "INVALID_VALUE", request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException e, HttpServletRequest request) {
        return invalid(e.getParameterName(), "MISSING_VALUE", request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Problem> unreadable(HttpServletRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "MALFORMED_BODY", List.of(), request);
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<Problem> wrongBody(HttpServletRequest request) {
        return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", List.of(), request);
    }

    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    ResponseEntity<Problem> wrongAnswer(HttpServletRequest request) {
        return problem(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", List.of(), request);
    }

    @ExceptionHandler(NotVisible.class)
    ResponseEntity<Problem> notVisible(HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, "NOT_FOUND", List.of(), request);
    }

    @ExceptionHandler(NotAllowed.class)
    ResponseEntity<Problem> notAllowed(HttpServletRequest request) {
        return problem(HttpStatus.FORBIDDEN, "FORBIDDEN", List.of(), request);
    }

    @ExceptionHandler(HeldElsewhere.class)
    ResponseEntity<Problem> heldElsewhere(HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "HELD_ELSEWHERE", List.of(), request);
    }

    @ExceptionHandler(CannotSign.class)
    ResponseEntity<Problem> cannotSign(HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "SIGNING_KEY_MISSING", List.of(), request);
    }

    @ExceptionHandler(TooManyKept.class)
    ResponseEntity<Problem> tooManyKept(HttpServletRequest request) {
        return problem(HttpStatus.CONFLICT, "TOO_MANY_KEPT", List.of(), request);
    }

    @ExceptionHandler(NotYetVisible.class)
    ResponseEntity<Problem> notYetVisible(HttpServletRequest request) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET_VISIBLE", List.of(), request);
    }

    @ExceptionHandler(TooManyStreams.class)
    ResponseEntity<Problem> tooManyStreams(HttpServletRequest request) {
        return problem(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_STREAMS", List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> notRecorded(NotRecorded e, HttpServletRequest request) {
        LOG.error("An access cannot be recorded, so nothing is shown: {}", Outage.placesOf(e));
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unknown(Exception e, HttpServletRequest request) {
        if (Outage.isBehind(e)) {
            LOG.warn("The database is away: {}", e.getClass().getName());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "BUSY", List.of(), request);
        }
        boolean altered = Outage.causesOf(e).anyMatch(BrokenSeal.class::isInstance);
        ResponseEntity<Problem> answer = problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                altered ? "HISTORY_IS_ALTERED" : "INTERNAL_ERROR",
                List.of(),
                request);
        // messages of exceptions may quote values of people: the types and the place must do
        LOG.error("Unexpected failure, trace {}: {}", traceIdOf(answer), Outage.placesOf(e));
        return answer;
    }

    private ResponseEntity<Problem> invalid(String pointer, String code, HttpServletRequest request) {
        Problem.Field field = new Problem.Field(pointer, code, text(code, request));
        return problem(HttpStatus.BAD_REQUEST, "INVALID_REQUEST", List.of(field), request);
    }

    private ResponseEntity<Problem> problem(
            HttpStatus status, String code, List<Problem.Field> fields, HttpServletRequest request) {
        String traceId = MDC.get("traceId");
        Problem problem = new Problem(
                "about:blank",
                text(code, request),
                status.value(),
                text(code + ".detail", request),
                code,
                List.of(),
                fields,
                traceId == null ? UUID.randomUUID().toString() : traceId);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        } else if (status == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, "30");
        }
        return answer.body(problem);
    }

    private static String traceIdOf(ResponseEntity<Problem> answer) {
        Problem problem = answer.getBody();
        return problem == null ? "" : problem.traceId();
    }

    private String text(String code, HttpServletRequest request) {
        // without the header the servlet container would answer in the language of the machine
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.TAIWAN : request.getLocale();
        return texts.getMessage(code, null, locale);
    }
}
