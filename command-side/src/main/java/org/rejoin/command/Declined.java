package org.rejoin.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not served, whatever record it is about: nobody proved who he is, or it comes too often or too late.
 * Its text stands in the message files under {@code problem.<code>}.
 */
public final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable FieldProblem field;

    public Declined(int status, String code) {
        this(status, code, null, null);
    }

    /** For what a field holds; the text of its code stands under {@code field.<code>} too. */
    public Declined(int status, FieldProblem field) {
        this(status, field.code(), null, field);
    }

    private Declined(int status, String code, @Nullable Duration retryAfter, @Nullable FieldProblem field) {
        super(code);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.field = field;
    }

    /** 429. */
    public static Declined tooOften(String code, Duration retryAfter) {
        return new Declined(429, code, retryAfter, null);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public @Nullable FieldProblem field() {
        return field;
    }

    // an answer, not a failure
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
