package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;

/** What cannot be meant so, whatever was recorded before. */
final class AttendanceCheck {

    private AttendanceCheck() {}

    static void recording(RecordAttendance command, Moment moment, AttendanceReckoning reckoning) {
        day(command.day(), command.school(), moment, reckoning);
        mark(command.mark(), command.leave());
        if (command.recordedAt() != null && command.recordedAt().isAfter(moment.instant())) {
            throw new Invalid(FieldProblem.of("/recordedAt", "DATE_IN_FUTURE"));
        }
    }

    static void day(LocalDate day, String school, Moment moment, AttendanceReckoning reckoning) {
        if (day.isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of("/day", "DATE_IN_FUTURE"));
        }
        if (!reckoning.isOfOneSchoolYear(school, day, moment.today())) {
            throw new Invalid(FieldProblem.of("/day", "OTHER_SCHOOL_YEAR"));
        }
        if (!reckoning.isSchoolDay(school, day)) {
            throw new Invalid(FieldProblem.of("/day", "NO_SCHOOL_DAY"));
        }
    }

    static void mark(Mark mark, @Nullable LeaveKind leave) {
        if (mark == Mark.LEAVE_GRANTED && leave == null) {
            throw new Invalid(FieldProblem.of("/leave", "MISSING_FIELD"));
        }
        if (mark != Mark.LEAVE_GRANTED && leave != null) {
            throw new Invalid(FieldProblem.of("/leave", "LEAVE_NOT_GRANTED"));
        }
    }

    // attendance of that very day says nothing; who is to be stable for a month is not so before (L21)
    private static void evaluation(Evidence evidence, SaidDuty duty) {
        if (evidence.doneOn().equals(duty.day())) {
            throw new Invalid(FieldProblem.of("/doneOn", "DONE_BEFORE_DUTY"));
        }
        boolean closes = duty.kind() == AbsenceDutyKind.CLOSING_EVALUATION
                && evidence.findings().contains(Finding.STABLE);
        if (closes && evidence.doneOn().isBefore(duty.dueOn())) {
            throw new Invalid(FieldProblem.of("/doneOn", "STABLE_TOO_SHORT"));
        }
    }

    static void evidence(Evidence evidence, SaidDuty duty, boolean indigenous, Moment moment) {
        if (evidence.doneOn().isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of("/doneOn", "DATE_IN_FUTURE"));
        }
        if (evidence.doneOn().isBefore(duty.day())) {
            throw new Invalid(FieldProblem.of("/doneOn", "DONE_BEFORE_DUTY"));
        }
        if (duty.evidence() == EvidenceKind.EVALUATION) {
            evaluation(evidence, duty);
        }
        List<FieldProblem> missing = evidence.missingFor(duty.kind(), duty.evidence(), indigenous);
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
    }
}
