package org.rejoin.command.classchange;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a change of class stands; of what was written nothing. */
@Schema(name = "ClassChange")
record ClassChangeView(
        String entryId,

        @Schema(description = "what comes next; REQUEST: nothing is under way")
        ClassChangeStep next,

        @Schema(description = "first day on which the next step may be taken") @Nullable
        LocalDate notBefore,

        @Schema(description = "last day on which it is in time") @Nullable
        LocalDate dueOn,

        boolean overdue,
        LocalDate requestedOn,
        @Nullable LocalDate counselledOn,
        @Nullable LocalDate decidedOn,
        @Schema(example = "702") @Nullable String newClass,
        @Nullable LocalDate evaluatedOn,
        @Nullable Boolean settled,
        @Nullable LocalDate forwardedOn) {}
