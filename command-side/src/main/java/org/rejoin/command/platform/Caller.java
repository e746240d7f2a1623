package org.rejoin.command.platform;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.springframework.web.context.request.WebRequest;

/**
 * Who sends a command, and the terms: the headers every command may carry (API.md).
 *
 * @param idempotencyKey {@code Idempotency-Key}: at most one effect and one answer
 * @param expectedVersion {@code If-Match}: refused as stale when the case moved on
 */
public record Caller(
        Actor actor,
        @Nullable UUID idempotencyKey,
        @Nullable Long expectedVersion) {

    /** Who sends without being signed in: nobody yet but the account that is applied for. */
    public static Caller anonymous(String account, @Nullable String school, WebRequest request) {
        return CallerResolver.caller(new Actor(account, Set.of(), school, null), request);
    }
}
