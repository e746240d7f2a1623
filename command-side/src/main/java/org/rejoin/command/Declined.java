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

    public Declined(int status, String code) {
        this(status, code, null);
    }

    private Declined(int status, String code, @Nullable Duration retryAfter) {
        super(code);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** 429. */
    public static Declined tooOften(String code, Duration retryAfter) {
        return new Declined(429, code, retryAfter);
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

    // an answer, not a failure
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
