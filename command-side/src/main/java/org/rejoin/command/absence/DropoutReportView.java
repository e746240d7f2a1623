package org.rejoin.command.absence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.DropoutGround;

/** What the dropout report begins with: what is known of the pupil's absence. */
@Schema(name = "DropoutReport")
record DropoutReportView(
        String watchId,

        @Schema(description = "the duty that asks for it; absent where no report is owed (1.23 c16)") @Nullable
        String dutyId,

        @Nullable LocalDate dueOn,

        @Schema(
                description =
                        "the pupil came before it was told: only a report made up to that day is taken (1.23 c16)")
        @Nullable
        LocalDate arrivedOn,

        @Schema(description = "for registry and head, in part; absent for others and of an erased pupil") @Nullable
        String nationalId,

        @Schema(description = "what follows from the days as they stand")
        DropoutGround ground,

        @Schema(description = "school days in a row without leave")
        List<LocalDate> absentOn,

        @Schema(description = "school year whose dropout-reasons are offered", example = "115")
        int reasonsOfYear) {

    private static final int SHOWN = 3;

    static @Nullable String masked(@Nullable String nationalId) {
        return nationalId == null || nationalId.length() <= 2 * SHOWN
                ? null
                : nationalId.substring(0, SHOWN) + "＊".repeat(4) + nationalId.substring(nationalId.length() - SHOWN);
    }

    // never into a log
    @Override
    public String toString() {
        return "DropoutReportView[" + watchId + "]";
    }
}
