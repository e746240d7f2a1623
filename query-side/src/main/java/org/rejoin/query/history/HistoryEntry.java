package org.rejoin.query.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * One event of a case, told in the reader's language.
 *
 * @param version of the case since this event
 * @param roles in which the actor did it, as they were then
 * @param recordedAt when it was decided here; happenedAt and happenedOn: when what it tells of happened out there
 * @param text what was written in tracking and counselling; null for who may not read it
 */
record HistoryEntry(
        @Schema(example = "7") long version,
        @Schema(example = "CaseClosed") String kind,
        @Schema(example = "結案") String title,

        @Schema(example = "registrar-a（主要通報人）結案，結案事由：返校復學") String sentence,

        @Schema(example = "registrar-a") String actor,

        @Schema(description = "As of today; null where nobody knows it", example = "沈佩儀") @Nullable
        String actorName,

        Set<Role> roles,
        @Schema(example = "990001") @Nullable String school,
        Instant recordedAt,
        @Nullable Instant happenedAt,
        @Nullable LocalDate happenedOn,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String correlationId) {}
