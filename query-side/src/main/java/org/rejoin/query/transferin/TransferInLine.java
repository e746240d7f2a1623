package org.rejoin.query.transferin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.transferin.TransferInOutcome;

/** One line a school entered, and what became of it. */
@Schema(name = "TransferInLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferInLine(
        UUID transferInId,
        @Schema(example = "1") int line,

        @Schema(description = "轉入年月", example = "2026-11") String month,

        @Schema(example = "registrar-b") String enteredBy,
        Instant enteredAt,

        @Schema(description = "Its ends; absent where it was no national id, or is erased", example = "A12＊＊＊＊789")
        @Nullable
        String nationalId,

        @Schema(description = "What was told when it was entered")
        TransferInOutcome outcome,

        @Schema(description = "What it is now: a line without an open case matches when the other school reports")
        State state,

        @Schema(description = "When it first found a case") @Nullable
        Instant matchedAt,

        @Nullable Instant withdrawnAt) {

    enum State {
        MATCHED,
        NO_OPEN_CASE,
        INVALID,
        WITHDRAWN
    }

    /** Whether it may still be taken back. */
    public boolean stands() {
        return state == State.MATCHED || state == State.NO_OPEN_CASE;
    }
}
