package org.rejoin.command.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;

/**
 * Who sends a command, and the terms: the headers every command may carry (API.md).
 *
 * @param idempotencyKey {@code Idempotency-Key}: at most one effect and one answer
 * @param expectedVersion {@code If-Match}: refused as stale when the case moved on
 */
public record Caller(
        Actor actor,
        @Nullable UUID idempotencyKey,
        @Nullable Long expectedVersion) {}
