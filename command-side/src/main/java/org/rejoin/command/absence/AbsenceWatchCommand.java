package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** Everything that can be asked of a pupil's watch. */
sealed interface AbsenceWatchCommand {

    @TargetAggregateIdentifier
    AbsenceWatchId id();

    /** Who the pupil is, for whoever hears of him first. */
    record Pupil(String studentId, String name, String className) {}

    /**
     * @param school unit of whoever records it
     * @param pupil null of somebody who is watched already
     * @param recordedAt now, where it is null
     */
    record RecordAttendance(
            AbsenceWatchId id,
            String school,
            @Nullable Pupil pupil,
            LocalDate day,
            Mark mark,
            @Nullable LeaveKind leave,
            @Nullable Instant recordedAt)
            implements AbsenceWatchCommand {}

    record CorrectAttendance(
            AbsenceWatchId id,
            LocalDate day,
            Mark mark,
            @Nullable LeaveKind leave,
            String reason) implements AbsenceWatchCommand {}

    /** @param vulnerableFamily null where nothing is said of it: it stays as it was */
    record DeclareConditions(
            AbsenceWatchId id,
            boolean indigenous,
            boolean urgent,
            boolean causeKnown,
            @Nullable String cause,
            @Nullable Boolean vulnerableFamily)
            implements AbsenceWatchCommand {}

    record MeetDuty(AbsenceWatchId id, String dutyId, Evidence evidence) implements AbsenceWatchCommand {}

    /** A meeting about the pupil was held: what is open of these kinds since its day or before is done. */
    record MeetByMeeting(AbsenceWatchId id, List<AbsenceDutyKind> kinds, Evidence evidence)
            implements AbsenceWatchCommand {}

    record WaiveDuty(AbsenceWatchId id, String dutyId, String reason) implements AbsenceWatchCommand {}

    record ReportDropout(AbsenceWatchId id, DropoutReport report) implements AbsenceWatchCommand {}

    /** The newest report was told wrongly. */
    record CorrectReport(AbsenceWatchId id, DropoutReport report, String reason) implements AbsenceWatchCommand {

        // never into a log
        @Override
        public String toString() {
            return "CorrectReport[" + id + "]";
        }
    }

    /** What the report begins with; changes nothing. */
    record ExplainReport(AbsenceWatchId id) implements AbsenceWatchCommand {}

    /** Look what is late by now. */
    record KeepAbsenceDuties(AbsenceWatchId id) implements AbsenceWatchCommand {}

    /** Who it is, for the school's own staff: the pseudonym. Changes nothing. */
    record NamePupil(AbsenceWatchId id) implements AbsenceWatchCommand {}

    /** How the pupil stands; changes nothing. */
    record ExplainLadder(AbsenceWatchId id) implements AbsenceWatchCommand {}
}
