package org.rejoin.query.obligations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.WaiverReason;

/** One duty, as of today. */
@Schema(name = "Obligation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObligationView(
        UUID obligationId,
        UUID caseId,
        @Schema(example = "2026-990001-000017") String caseNumber,
        @Schema(example = "990001") String school,
        ObligationKind kind,

        @Schema(description = "In the caller's language", example = "本學期追蹤 1/2 筆，學期將於 2027-01-31 結束")
        String text,

        @Schema(
                allowableValues = {"OPEN", "DUE_SOON", "OVERDUE", "MET", "MISSED", "WAIVED"},
                example = "DUE_SOON")
        String standing,

        LocalDate openedOn,
        LocalDate dueOn,

        @Schema(description = "Until the due day; below 0 so many days over it. Absent where nothing is owed any more.")
        @Nullable
        Integer daysLeft,

        @Schema(description = "Since it arose. Absent where nothing is owed any more.") @Nullable
        Integer daysWaiting,

        @Schema(example = "115-1") @Nullable String semester,
        @Schema(example = "2") int needed,
        @Schema(example = "1") int soFar,

        @Schema(description = "Whose it is, if one person's", example = "tutor-a") @Nullable
        String account,

        @Schema(description = "Roles of the unit that share it")
        List<Role> roles,

        @Schema(example = "R-TRK-02") String ruleId,

        @Schema(description = "When it was done; of a missed one, when it was made up for") @Nullable
        LocalDate metOn,

        @Nullable LocalDate waivedOn,
        @Nullable WaiverReason waiver) {

    /** RED where it is late, AMBER where it soon is (1.23 c20); null where it is neither. */
    public @Nullable String light() {
        if (daysLeft == null || daysLeft > Obligations.SOON) {
            return null;
        }
        return daysLeft < 0 ? "RED" : "AMBER";
    }
}
