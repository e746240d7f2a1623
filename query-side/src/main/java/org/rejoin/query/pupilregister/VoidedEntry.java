package org.rejoin.query.pupilregister;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.rejoin.event.pupilregister.Movement;

/** An entry that was made by mistake. @param place in which order, where the same pupil was entered by mistake again */
@Schema(name = "VoidedRegisterEntry")
record VoidedEntry(
        UUID entryId,
        int place,
        @Schema(example = "115002") String number,
        @Schema(example = "115") int entryYear,
        @Schema(example = "羅以恩") String name,
        @Schema(example = "7") int grade,
        @Schema(example = "705") String className,
        Movement movement,
        LocalDate since,
        Instant voidedAt,
        String voidedBy,
        @Schema(example = "選錯學生") String reason) {

    // never into a log
    @Override
    public String toString() {
        return "VoidedEntry[" + entryId + "]";
    }
}
