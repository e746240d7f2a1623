package org.rejoin.query.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    boolean isExcused(PupilView pupil) {
        return owedDays(pupil).allMatch(day -> isOnLeave(day, pupil));
    }

    /** Whether it was, or turned out to be none: what was told of it is not corrected any more. */
    boolean isTakenBack(PupilView pupil) {
        return owedDays(pupil).allMatch(day -> isOnLeave(day, pupil) || !Absence.isOn(day, pupil.days()));
    }

    // one report may have met two duties, at the same moment
    private Stream<LocalDate> owedDays(PupilView pupil) {
        Set<Instant> told = pupil.reports()
                .filter(duty -> duty.day().equals(owedOn))
                .flatMap(duty -> Stream.ofNullable(duty.endedAt()))
                .collect(Collectors.toSet());
        return Stream.concat(
                Stream.of(owedOn),
                pupil.reports()
                        .filter(duty -> duty.endedAt() != null && told.contains(duty.endedAt()))
                        .map(DutyView::day));
    }

    private static boolean isOnLeave(LocalDate day, PupilView pupil) {
        return pupil.days().stream().anyMatch(one -> one.day().equals(day) && one.mark() == Mark.LEAVE_GRANTED);
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
