package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.AttendanceRecorded;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.ruleset.RuleBook;

/**
 * What somebody recorded of one school day. Of several for a day the one recorded last stands, whenever it reached us.
 *
 * @param leave with granted leave alone
 * @param writtenAs of a day that is leave for a temporary study elsewhere: what was written down; otherwise null
 */
record DayFact(
        LocalDate day,
        Mark mark,
        @Nullable LeaveKind leave,
        @Nullable Mark writtenAs,
        Instant recordedAt) {

    /** Two of one moment have an order too, so that none depends on which was heard first. */
    static final Comparator<DayFact> BY_RECORDING = Comparator.comparing(DayFact::recordedAt)
            .thenComparing(DayFact::day)
            .thenComparing(DayFact::mark)
            .thenComparing(DayFact::leave, Comparator.nullsFirst(Comparator.naturalOrder()));

    DayFact(LocalDate day, Mark mark, @Nullable LeaveKind leave, Instant recordedAt) {
        this(day, mark, leave, null, recordedAt);
    }

    static DayFact of(AttendanceRecorded event) {
        return new DayFact(event.day(), event.mark(), event.leave(), event.writtenAs(), event.recordedAt());
    }

    static DayFact of(AttendanceCorrected event) {
        return new DayFact(event.day(), event.mark(), event.leave(), event.writtenAs(), event.recordedAt());
    }

    AttendanceRecorded recorded(AbsenceWatchId id, Ladder ladder) {
        return new AttendanceRecorded(
                id.value(),
                day,
                mark,
                leave,
                writtenAs,
                recordedAt,
                ladder.counts().inARow(),
                ladder.counts().absentInSemester(),
                RuleBook.label(ladder.inForce()));
    }

    /** @param reason null where nobody corrects it, but studies elsewhere do */
    AttendanceCorrected corrected(AbsenceWatchId id, @Nullable String reason, Ladder ladder) {
        return new AttendanceCorrected(
                id.value(),
                day,
                mark,
                leave,
                writtenAs,
                recordedAt,
                reason,
                ladder.counts().inARow(),
                ladder.counts().absentInSemester(),
                RuleBook.label(ladder.inForce()));
    }

    boolean saysAs(DayFact other) {
        return mark == other.mark && leave == other.leave;
    }

    /** Without what a temporary study elsewhere made of it. */
    DayFact written() {
        return writtenAs == null ? this : new DayFact(day, writtenAs, null, recordedAt);
    }

    DayFact at(Instant moment) {
        return new DayFact(day, mark, leave, writtenAs, moment);
    }
}
