package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 假別更正: a day stands otherwise than was recorded, for a reason. What was recorded before stays in the history.
 *
 * @param leave with granted leave alone
 * @param writtenAs what was written down, where a temporary study elsewhere makes the day leave; otherwise null (R-HL-32)
 * @param recordedAt when it was corrected at school
 * @param reason null where nobody corrected it: a temporary study elsewhere was entered, ended or taken back (R-HL-32)
 * @param inARow consecutive school days without leave, this fact known
 * @param absentInSemester school days without leave in the semester, this fact known
 * @param ruleSet version of the rules it was reckoned by: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record AttendanceCorrected(
        String watchId,
        LocalDate day,
        Mark mark,
        @Nullable LeaveKind leave,
        @Nullable Mark writtenAs,
        Instant recordedAt,
        @Personal(DataClass.COUNSELLING) @Nullable String reason,
        int inARow,
        int absentInSemester,
        String ruleSet)
        implements AbsenceEvent {}
