package org.rejoin.query.absence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;

/** What meetings left to be done, beside the duties of the ladder; implemented by whoever keeps the meetings. */
public interface MeetingWork {

    /** What waits for somebody of the reader's unit, the most urgent first. */
    List<Task> open(Actor reader);

    /** How much waits for the reader. */
    long countOpen(Actor reader);

    /** The meeting the school as a whole owes (SOP-2.3). */
    Optional<Owed> owed(Actor reader);

    /**
     * Something a meeting decided, as of now.
     *
     * @param visit whether it is a home visit
     * @param what to whom it is meant, to others absent
     * @param standing OPEN, OVERDUE, DONE or WAIVED
     * @param missed for ever, also where it was made up for
     * @param waiver of a waived one alone: by the school, or because the pupil came or has leave
     * @param note how it was done, and reason why it was waived: to whom it is meant, to others absent
     */
    @Schema(name = "MeetingTask")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Task(
            UUID taskId,
            UUID meetingId,
            UUID pupil,
            @Schema(example = "羅以恩") String name,
            @Schema(example = "705") String className,
            Role owner,
            boolean visit,
            @Nullable String what,
            LocalDate dueOn,

            @Schema(
                    allowableValues = {"OPEN", "OVERDUE", "DONE", "WAIVED"},
                    example = "OPEN")
            String standing,

            boolean missed,
            @Nullable LocalDate doneOn,
            @Nullable String note,
            @Nullable AbsenceWaiver waiver,
            @Nullable String reason,
            @Nullable String endedBy) {

        public boolean open() {
            return standing.equals("OPEN") || overdue();
        }

        public boolean overdue() {
            return standing.equals("OVERDUE");
        }
    }

    /**
     * @param pupils away for the second day or longer on the day it arose, without a visit that was assigned
     * @param threshold more than so many
     */
    @Schema(name = "OwedMeeting")
    record Owed(
            UUID dutyId,
            LocalDate day,
            @Schema(example = "12") int pupils,
            @Schema(example = "10") int threshold,
            LocalDate dueOn,
            boolean overdue,
            boolean missed,
            @Schema(example = "SOP-2.3") String ruleId,
            @Schema(example = "AGENCY/JUNIOR_HIGH/0") String ruleSet) {}
}
