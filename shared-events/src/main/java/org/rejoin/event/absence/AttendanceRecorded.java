package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * How a school day of a pupil stands, said for the first time; that a pupil marked absent came late, or
 * what was written down at another moment.
 *
 * @param leave with granted leave alone
 * @param writtenAs what was written down, where a temporary study elsewhere makes the day leave; otherwise null (R-HL-32)
 * @param recordedAt when it was written down at school; of two facts of a day the one recorded last stands
 * @param inARow consecutive school days without leave, this fact known (L01)
 * @param absentInSemester school days without leave in the semester, this fact known (L24)
 * @param ruleSet version of the rules it was reckoned by: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record AttendanceRecorded(
        String watchId,
        LocalDate day,
        Mark mark,
        @Nullable LeaveKind leave,
        @Nullable Mark writtenAs,
        Instant recordedAt,
        int inARow,
        int absentInSemester,
        String ruleSet)
        implements AbsenceEvent {}
