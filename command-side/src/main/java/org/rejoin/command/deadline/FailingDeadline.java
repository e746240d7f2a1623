package org.rejoin.command.deadline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A deadline or daily run that could not be done yet, as an administrator sees it: ids alone. */
@Schema(name = "FailingDeadline")
record FailingDeadline(
        @Schema(description = "What happens then", example = "case-duties")
        String kind,

        @Schema(
                description = "What it is of; recurring for a daily run",
                example = "3f2c1b7e-5f0a-4c55-9b0e-0f5f3d0d9a11")
        String id,

        @Schema(description = "When it fell due") Instant due,

        @Schema(description = "Attempts that failed, one after the other", example = "4")
        int failures,

        Instant lastTried,
        Instant nextTry) {}
