package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.calendar.SchoolCalendar;

/**
 * What was reported of a dropout.
 *
 * @param owedOn the day on which its duty arose
 * @param other what it is, where a reason is one of 其他
 * @param nationalId null of an erased pupil
 */
record ReportedDropout(
        LocalDate owedOn,
        LocalDate reportedOn,
        String reference,
        DropoutGround ground,
        String mainReason,
        List<String> furtherReasons,
        @Nullable String other,
        List<LocalDate> absentOn,
        @Nullable String nationalId,
        String contactName,
        String contactPhone) {

    Absence absence(PupilView pupil) {
        return Absence.around(owedOn, pupil.days());
    }

    /** Whether the reported absence turned out to be one with leave. */
    boolean isTakenBack(PupilView pupil) {
        return pupil.days().stream().anyMatch(day -> day.day().equals(owedOn) && day.mark() == Mark.LEAVE_GRANTED);
    }

    /** The school years the corrected day may lie in: the reasons of its year are taken. */
    List<Integer> yearsOfReasons(SchoolCalendar calendar, LocalDate today) {
        LocalDate first = absentOn.isEmpty() ? owedOn : absentOn.get(0);
        return IntStream.rangeClosed(calendar.schoolYearOf(first), calendar.schoolYearOf(today))
                .boxed()
                .toList();
    }

    // never into a log
    @Override
    public String toString() {
        return "ReportedDropout[" + reportedOn + "]";
    }
}
