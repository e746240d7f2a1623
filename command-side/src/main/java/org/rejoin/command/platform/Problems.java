package org.rejoin.command.platform;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.common.ExceptionUtils;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Blocker;
import org.rejoin.command.Declined;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.eventstore.BrokenSeal;
import org.rejoin.keystore.KeysUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

/** Turns what can go wrong with a command into problem details; what is not known here is a 500 that says nothing. */
@RestControllerAdvice("org.rejoin.command")
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // behind advice of one package
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String BLANK = "about:blank";
    private static final List<String> BUSY_STATES =
            List.of("08", "53", "57", "40P01", "40001", "55P03", "25P03", "25P04");

    private final MessageSource commandMessages;
    private final BlockerTexts blockerTexts;

    Problems(MessageSource commandMessages, BlockerTexts blockerTexts) {
        this.commandMessages = commandMessages;
        this.blockerTexts = blockerTexts;
    }

    /**
     * Not visible wins over not allowed wins over refused wins over unsure: nobody learns of a case he may not see, and
     * nobody waits for what is refused anyway.
     */
    Problem of(Refused refused) {
        if (any(refused, Blocker.Kind.NOT_VISIBLE)) {
            return problem(HttpStatus.NOT_FOUND, "NOT_FOUND", List.of(), List.of());
        }
        HttpStatus status = any(refused, Blocker.Kind.NOT_ALLOWED)
                ? HttpStatus.FORBIDDEN
                : any(refused, Blocker.Kind.REFUSED) ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE;
        Blocker first = refused.blockers().stream()
                .max(Comparator.comparing(blocker -> blocker.kind() == Blocker.Kind.NOT_ALLOWED))
                .orElseThrow();
        return problem(status, first.name(), refused.blockers(), refused.fields());
    }

    Problem tooLarge() {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "PAYLOAD_TOO_LARGE");
    }

    Problem brokenOff() {
        return problem(HttpStatus.BAD_REQUEST, "MALFORMED_BODY");
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused) {
        return of(refused).toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> refusedBefore(IdempotencyKeys.RefusedBefore refused) {
        return refused.problem().toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> declined(Declined declined) {
        FieldProblem field = declined.field();
        ResponseEntity<Object> answer = problem(
                        HttpStatus.valueOf(declined.status()),
                        declined.code(),
                        List.of(),
                        field == null ? List.of() : List.of(field))
                .toResponse();
        Duration retryAfter = declined.retryAfter();
        return retryAfter == null
                ? answer
                : ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        // rounded up: who comes back at that second is let in
                        .header("Retry-After", Long.toString(retryAfter.toSeconds() + 1))
                        .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(Invalid invalid) {
        return problem(HttpStatus.BAD_REQUEST, "INVALID_FIELDS", List.of(), invalid.fields())
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(MethodArgumentNotValidException invalid) {
        List<FieldProblem> fields = invalid.getBindingResult().getFieldErrors().stream()
                .map(Problems::fieldProblem)
                .sorted(Comparator.comparing(FieldProblem::pointer))
                .toList();
        return problem(HttpStatus.BAD_REQUEST, "INVALID_FIELDS", List.of(), fields)
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException unreadable) {
        List<FieldProblem> fields = ExceptionUtils.findException(unreadable, JacksonException.class)
                .map(Problems::pointerOf)
                .map(pointer -> List.of(FieldProblem.of(pointer, "UNREADABLE")))
                .orElse(List.of());
        return problem(HttpStatus.BAD_REQUEST, "MALFORMED_BODY", List.of(), fields)
                .toResponse();
    }

    /** An upload that breaks off, or is none. */
    @ExceptionHandler
    ResponseEntity<Object> brokenOff(MultipartException brokenOff) {
        return brokenOff instanceof MaxUploadSizeExceededException
                ? tooLarge().toResponse()
                : brokenOff().toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> mismatch(MethodArgumentTypeMismatchException mismatch) {
        return problem(
                        HttpStatus.BAD_REQUEST,
                        "INVALID_FIELDS",
                        List.of(),
                        List.of(FieldProblem.of(mismatch.getName(), "UNREADABLE")))
                .toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> unknown(AggregateNotFoundException unknown) {
        return problem(HttpStatus.NOT_FOUND, "NOT_FOUND").toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(ConflictingAggregateVersionException stale) {
        return problem(HttpStatus.PRECONDITION_FAILED, "STALE_VERSION").toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> reused(IdempotencyKeys.IdempotencyKeyReused reused) {
        return problem(HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_REUSED").toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception other) {
        if (other instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return ResponseEntity.status(status)
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(status, status.name()));
        }
        if (RetryOfConcurrentChanges.isConcurrentChange(other)) {
            return problem(HttpStatus.CONFLICT, "CONCURRENT_CHANGE").toResponse();
        }
        if (ExceptionUtils.findException(other, BrokenSeal.class).isPresent()) {
            Problem broken = problem(HttpStatus.INTERNAL_SERVER_ERROR, "HISTORY_IS_ALTERED");
            LOG.error("Request {} met an altered event: {}", broken.traceId(), FailurePlaces.of(other));
            return broken.toResponse();
        }
        if (isDatabaseAway(other)) {
            LOG.warn("The database did not answer: {}", other.getClass().getName());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "BUSY").toResponse();
        }
        Problem problem = problem(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR");
        // messages of exceptions may quote SQL and values: the type and the place must do
        LOG.error("Request {} failed: {}", problem.traceId(), FailurePlaces.of(other));
        return problem.toResponse();
    }

    private Problem problem(HttpStatus status, String code) {
        return problem(status, code, List.of(), List.of());
    }

    private Problem problem(HttpStatus status, String code, List<Blocker> blockers, List<FieldProblem> fields) {
        Locale locale = LocaleContextHolder.getLocale();
        String detail = commandMessages.getMessage(
                "problem." + code, null, blockers.isEmpty() ? null : blockerTexts.text(blockers.get(0)), locale);
        return new Problem(
                BLANK,
                Objects.requireNonNullElse(
                        commandMessages.getMessage("status." + status.value(), null, null, locale),
                        status.getReasonPhrase()),
                status.value(),
                detail,
                code,
                blockerTexts.of(blockers),
                blockerTexts.ofFields(fields),
                UUID.randomUUID().toString());
    }

    private static boolean any(Refused refused, Blocker.Kind kind) {
        return refused.blockers().stream().anyMatch(blocker -> blocker.kind() == kind);
    }

    private static FieldProblem fieldProblem(FieldError error) {
        String pointer = "/" + error.getField().replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
        ConstraintViolation<?> violation = error.unwrap(ConstraintViolation.class);
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof Min min) {
            return FieldProblem.of(pointer, "TOO_SMALL", min.value());
        }
        if (constraint instanceof Max largest) {
            return FieldProblem.of(pointer, "TOO_LARGE", largest.value());
        }
        if (constraint instanceof Pattern) {
            return FieldProblem.of(pointer, "UNREADABLE");
        }
        Object max = violation.getConstraintDescriptor().getAttributes().get("max");
        if (max != null && violation.getInvalidValue() instanceof Collection<?> items) {
            return FieldProblem.of(pointer, "TOO_MANY", max, items.size());
        }
        return max == null
                ? FieldProblem.of(pointer, "MISSING_FIELD")
                : FieldProblem.of(
                        pointer,
                        "TEXT_TOO_LONG",
                        max,
                        String.valueOf(violation.getInvalidValue()).length());
    }

    private static @Nullable String pointerOf(JacksonException unreadable) {
        StringBuilder pointer = new StringBuilder();
        unreadable.getPath().forEach(step -> pointer.append('/')
                .append(step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName()));
        return pointer.isEmpty() ? null : pointer.toString();
    }

    // connections lost, resources or locks not to be had, transactions ended by the server
    private static boolean isDatabaseAway(Throwable failure) {
        return ExceptionUtils.findException(failure, SQLException.class)
                        .map(SQLException::getSQLState)
                        .filter(state -> BUSY_STATES.stream().anyMatch(state::startsWith))
                        .isPresent()
                || ExceptionUtils.findException(failure, SQLTransientException.class)
                        .isPresent()
                || ExceptionUtils.findException(failure, LockAcquisitionFailedException.class)
                        .isPresent()
                || ExceptionUtils.findException(failure, DeadlockException.class)
                        .isPresent()
                || ExceptionUtils.findException(failure, KeysUnavailable.class).isPresent();
    }
}
