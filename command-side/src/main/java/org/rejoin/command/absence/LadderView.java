package org.rejoin.command.absence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.Thresholds;
import org.rejoin.event.ruleset.Wording;

/** How a pupil stands, for whoever works at the school: counts and duties, nothing anybody wrote. */
@Schema(name = "Ladder")
record LadderView(
        String watchId,

        @Schema(description = "consecutive school days without leave up to the last day recorded", example = "2")
        int inARow,

        @Schema(description = "school days without leave in the semester", example = "4")
        int absentInSemester,

        @Schema(description = "days still missing to 長期缺課", example = "3")
        int toLongAbsence,

        @Schema(description = "leaves of the month", example = "1")
        int leavesInMonth,

        @Schema(description = "leaves still missing to 長期請假", example = "5")
        int toLongLeaveCount,

        @Schema(description = "days of sick and personal leave in the semester", example = "2")
        int leaveDaysInSemester,

        @Schema(description = "days still missing to 長期請假", example = "5")
        int toLongLeaveDays,

        @Schema(description = "rules that hold today: authority/stage/version", example = "TAO/JUNIOR_HIGH/0")
        String ruleSet,

        @Schema(description = "last day of the help, where the register knows the birth date (2.2)") @Nullable
        LocalDate followUpUntil,

        @Schema(description = "to when the register of a long-term dropout is kept (R-HL-21)") @Nullable
        LocalDate registerUntil,

        List<DutyView> duties) {

    @Schema(name = "AbsenceDuty")
    record DutyView(
            String dutyId,
            AbsenceDutyKind kind,

            @Schema(description = "what the school calls it, where it has words of its own") @Nullable
            Wording wording,

            String ruleId,
            List<Role> roles,
            LocalDate day,
            int count,
            LocalDate dueOn,
            Instant deadline,
            EvidenceKind evidence,
            boolean missed,
            LadderDuty.Standing standing,
            @Nullable AbsenceWaiver waiver) {}

    static LadderView of(AbsenceWatchId id, Ladder ladder) {
        LastDays last = ladder.lastDays();
        Counts counts = ladder.counts();
        Thresholds thresholds = ladder.inForce().rules().thresholds();
        return new LadderView(
                id.value(),
                counts.inARow(),
                counts.absentInSemester(),
                counts.toLongAbsence(thresholds),
                counts.leavesInMonth(),
                counts.toLongLeaveCount(thresholds),
                counts.leaveDaysInSemester(),
                counts.toLongLeaveDays(thresholds),
                RuleBook.label(ladder.inForce()),
                last == null ? null : last.followUp(),
                last == null ? null : last.register(),
                ladder.duties().stream().map(duty -> view(id, duty)).toList());
    }

    private static DutyView view(AbsenceWatchId id, LadderDuty duty) {
        return new DutyView(
                id.dutyId(duty.key()),
                duty.template().kind(),
                duty.template().wording(),
                duty.template().ruleId(),
                duty.template().roles(),
                duty.day(),
                duty.count(),
                duty.dueOn(),
                duty.deadline(),
                duty.template().evidence(),
                duty.missed(),
                duty.standing(),
                duty.waiver());
    }
}
