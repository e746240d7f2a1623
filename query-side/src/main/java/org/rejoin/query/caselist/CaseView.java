package org.rejoin.query.caselist;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.obligation.ObligationKind;

/** One line of a list (SC03). */
@Schema(name = "CaseRow")
record CaseView(
        UUID caseId,
        @Schema(example = "2026-990001-0001") String caseNumber,
        @Schema(example = "990001") String school,
        @Schema(example = "11301001") @Nullable String studentNumber,
        @Schema(example = "王小明") @Nullable String studentName,
        LeavingType leavingType,

        @Schema(description = "category of the code list leaving-reasons", example = "FAMILY") @Nullable
        String mainReasonCategory,

        @Schema(example = "tutor-a") String filedBy,
        Instant filedAt,
        CaseStatus status,

        @Schema(description = "submitted and not withdrawn", example = "1")
        int trackingRecords,

        @Nullable Instant reportedAt,
        @Nullable Instant closedAt,
        @Nullable ClosureReason closureReason,

        @Schema(
                description =
                        "TURNING_18: the birthday is near, by default this month; TURNED_18: it is over; of a case that goes on")
        @Nullable
        AgeWarning ageWarning,

        @Schema(description = "GREEN where it may be closed, else the light of its duties")
        LightColour light,

        @Schema(
                description = "SUGGESTED or TRANSFERRED_IN where it is green, else the kind of the duty",
                example = "TRANSFERRED_IN")
        @Nullable
        String lightReason,

        @Schema(
                description =
                        "shown beside green, never instead of it: RED where a duty is late, AMBER where one is due"
                                + " within seven days",
                allowableValues = {"AMBER", "RED", "NONE"})
        LightColour dutyLight,

        @Schema(description = "the duty the light is of", example = "TRACKINGS_OF_SEMESTER") @Nullable
        ObligationKind dutyReason,

        @Schema(description = "last day of that duty") @Nullable
        LocalDate dueOn,

        @Schema(description = "since the case waits for the principal reporter's report") @Nullable
        Integer daysWaiting,

        NextAction nextAction,

        @Schema(description = "false: 未經學籍勾稽, name and birth date were typed by hand (c22)")
        boolean registerChecked,

        @Schema(description = "for If-Match") long version) {}
