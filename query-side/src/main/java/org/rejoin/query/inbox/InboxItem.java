package org.rejoin.query.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.ruleset.Wording;

@JsonInclude(JsonInclude.Include.NON_NULL)
record InboxItem(
        UUID notificationId,
        NotificationKind kind,

        @Schema(description = "Absent where it is about many cases, an account or an application.") @Nullable
        UUID caseId,

        @Schema(example = "2026-990001-000017") @Nullable String caseNumber,
        Instant at,

        @Schema(description = "Account whose doing it tells of.", example = "tutor-a")
        String by,

        Content data,

        @Schema(description = "A later event took it back or answered it: a suggestion, a transfer-in.")
        boolean overtaken,

        boolean read) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            @Nullable CaseStatus status,
            @Nullable ClosureReason closureReason,
            @Schema(example = "990002") @Nullable String destinationSchool,
            @Nullable UUID transferInId,
            @Schema(example = "2026-11") @Nullable String month,

            @Schema(description = "Of RETURNED: what the filer is to correct. Of PRINCIPAL_TRANSFER_REFUSED: why.")
            @Nullable
            String reason,

            @Nullable String importedFrom,

            @Schema(description = "Of CASES_IMPORTED and SEMESTER_ENDED: how many.") @Nullable
            Integer cases,

            @Schema(description = "Of SEMESTER_ENDED: whose long-term absences closed.", example = "115-1") @Nullable
            String semester,

            @Schema(
                    description = "Of PAUSED and RESUMED: the case that was reported, or ended.",
                    example = "2026-990001-000018")
            @Nullable
            String otherCaseNumber,

            @Schema(description = "Of ACCOUNT_APPLIED: the account that waits for approval.") @Nullable
            UUID accountId,

            @Schema(description = "Of PRINCIPAL_TRANSFER…: the 權限異動申請.") @Nullable
            UUID transferId,

            @Schema(description = "Of OBLIGATION_…: what is owed.") @Nullable
            Duty obligation,

            @Schema(description = "Of TASK…: what an elementary or junior high school owes of a pupil.") @Nullable
            Tasks tasks,

            @Schema(description = "Of MEETING….") @Nullable Meeting meeting,

            @Schema(description = "Of CLASS_CHANGE….") @Nullable
            ClassChange classChange) {

        /** The page on which it can be done something about; null where a case tells it, or there is none. */
        @Nullable
        String place() {
            if (tasks != null) {
                return tasks.place();
            }
            if (classChange != null) {
                return "/register/" + classChange.entryId() + "/class-change";
            }
            return meeting == null ? null : "/meetings/" + meeting.meetingId();
        }
    }

    /** A meeting that was called, held or cancelled. */
    @Schema(name = "InboxMeeting")
    record Meeting(UUID meetingId, MeetingKind kind, LocalDate day) {}

    /**
     * A request for another class, or what the committee decided of it.
     *
     * @param name where the reader keeps the register
     * @param day of the request, or of the decision
     */
    @Schema(name = "InboxClassChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClassChange(
            UUID entryId, @Schema(example = "羅以恩") @Nullable String name, LocalDate day) {}

    /**
     * Of a pupil, a transfer out, what a meeting decided, or the school as a whole.
     *
     * @param kind of the first of them: an AbsenceDutyKind of a pupil, a TransferDutyKind of a transfer out; DECISION or VISIT
     *     of a meeting; STAFFING_MEETING or VACANCY_NOTICE of the school
     * @param wording what the school calls the first of them, where it has words of its own
     * @param dueOn of the first of them
     */
    @Schema(name = "InboxTasks")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tasks(
            @Nullable UUID pupil,
            @Nullable UUID transferOutId,
            @Nullable UUID meetingId,
            @Schema(example = "羅以恩") @Nullable String name,
            @Schema(example = "CONTACT_FAMILY") String kind,
            @Nullable Wording wording,
            LocalDate dueOn,
            @Schema(example = "2") int count) {

        String place() {
            if (pupil != null) {
                return "/pupils/" + pupil;
            }
            if (transferOutId != null) {
                return "/transfers-out/" + transferOutId;
            }
            if (kind.equals(InboxTask.VACANCY_NOTICE)) {
                return "/places";
            }
            return meetingId == null ? "/meetings" : "/meetings/" + meetingId;
        }

        /** Key of its words. */
        public String word() {
            if (pupil != null) {
                return "absence.kind." + kind;
            }
            return (transferOutId == null ? "inbox.task." : "transferout.duty.") + kind;
        }
    }

    /** @param soFar how many of the needed there were when it was told */
    @Schema(name = "InboxObligation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Duty(
            UUID obligationId,
            ObligationKind kind,
            LocalDate dueOn,
            @Schema(example = "115-1") @Nullable String semester,
            @Schema(example = "2") int needed,
            @Schema(example = "1") int soFar) {}
}
