package org.rejoin.query.absence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.Wording;

/**
 * What has to be done for a pupil, as of now.
 *
 * @param standing OPEN, OVERDUE, MET or WAIVED
 * @param missed for ever, also where it was made up for
 * @param findings what was decided of the pupil
 * @param note what was written of it, and reason why it was waived: to whom it is meant, to others absent
 */
@Schema(name = "PupilDuty")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DutyView(
        UUID dutyId,
        UUID pupil,
        @Schema(example = "羅以恩") String name,
        @Schema(example = "705") String className,

        @Schema(description = "days in a row without leave", example = "2")
        int inARow,

        AbsenceDutyKind kind,

        @Schema(description = "what the school calls it, where it has words of its own") @Nullable
        Wording wording,

        List<Role> roles,
        LocalDate day,

        @Schema(description = "which day in a row that was; 0 of what no day in a row gave rise to", example = "2")
        int count,

        LocalDate dueOn,
        Instant deadline,
        EvidenceKind evidence,
        @Schema(example = "SOP-2.1") String ruleId,

        @Schema(
                description =
                        "versions of the rules it follows from: authority/stage/version; of a school's own duties its"
                                + " authority's too",
                example = "990004J/JUNIOR_HIGH/1 + AGENCY/JUNIOR_HIGH/0")
        String ruleSet,

        @Schema(
                allowableValues = {"OPEN", "OVERDUE", "MET", "WAIVED"},
                example = "OPEN")
        String standing,

        boolean missed,
        @Nullable LocalDate doneOn,
        List<Participant> participants,
        List<Finding> findings,
        @Nullable String reference,
        @Nullable String note,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable AbsenceWaiver waiver,
        @Nullable String reason,

        @Schema(description = "counts for which a monthly check was opened, as they were known then") @Nullable
        CountsReached reached) {

    /** Whether it waits for somebody. */
    public boolean owed() {
        return standing.equals("OPEN") || overdue();
    }

    public boolean overdue() {
        return standing.equals("OVERDUE");
    }

    /** Where it is done. */
    public String page() {
        return "/pupils/" + pupil + (kind == AbsenceDutyKind.DROPOUT_REPORT ? "/report" : "/duties/" + dutyId);
    }

    /** What has to be answered, with the answers to each. */
    public List<List<Finding>> questions() {
        return Finding.questions(evidence);
    }

    /** Whether it waits for this reader. */
    boolean isOf(Actor reader) {
        return reader.roles().stream().anyMatch(roles::contains);
    }
}
