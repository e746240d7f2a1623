package org.rejoin.command.absence;

import static org.rejoin.command.absence.AbsenceBlocker.ALREADY_RECORDED_OTHERWISE;
import static org.rejoin.command.absence.AbsenceBlocker.DAY_NOT_RECORDED;
import static org.rejoin.command.absence.AbsenceBlocker.DAY_OF_TEMPORARY_STUDY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.AttendanceRecorded;
import org.rejoin.event.absence.Mark;

/** The school days of a pupil as they were recorded, with all that was said of each. */
final class RecordedDays {

    private static final Comparator<DayFact> LAST =
            Comparator.comparing(DayFact::day).thenComparing(DayFact.BY_RECORDING);

    private final List<DayFact> all = new ArrayList<>();
    private final List<DayFact> written = new ArrayList<>();

    void learn(AttendanceRecorded event) {
        DayFact fact = DayFact.of(event);
        all.add(fact);
        written.add(fact.written());
    }

    void learn(AttendanceCorrected event) {
        DayFact fact = DayFact.of(event);
        all.add(fact);
        if (event.reason() != null) {
            written.add(fact);
        }
    }

    List<DayFact> all() {
        return all;
    }

    /** A pupil who came back begins anew. */
    List<DayFact> since(Stays stays) {
        return all.stream().filter(fact -> stays.isSinceBack(fact.day())).toList();
    }

    /** As it stands. */
    @Nullable
    DayFact of(LocalDate day) {
        return all.stream()
                .filter(fact -> fact.day().equals(day))
                .max(DayFact.BY_RECORDING)
                .orElse(null);
    }

    Optional<DayFact> last() {
        return all.stream().max(LAST);
    }

    /** That one, where there is none of a later day. */
    DayFact lastFrom(DayFact news) {
        return all.stream()
                .filter(fact -> fact.day().isAfter(news.day()))
                .max(LAST)
                .orElse(news);
    }

    /** As it is to be kept; empty where it was said before. */
    Optional<DayFact> news(RecordAttendance command, PupilLook look) {
        boolean dated = command.recordedAt() != null;
        Instant recordedAt = command.recordedAt() == null ? look.now() : command.recordedAt();
        DayFact told = new DayFact(command.day(), command.mark(), command.leave(), recordedAt);
        DayFact fact = StudyLeave.of(told, look::isElsewhere);
        if (dated ? written.contains(fact.written()) : wasSaid(fact)) {
            return Optional.empty();
        }
        if (!dated && !takes(fact)) {
            throw new Refused(ALREADY_RECORDED_OTHERWISE);
        }
        return Optional.of(fact);
    }

    /** As it is to be kept; empty where it stands so already. */
    Optional<DayFact> correction(CorrectAttendance command, PupilLook look) {
        AttendanceCheck.mark(command.mark(), command.leave());
        DayFact fact = new DayFact(command.day(), command.mark(), command.leave(), look.now());
        DayFact before = of(command.day());
        if (before == null) {
            throw new Refused(DAY_NOT_RECORDED);
        }
        if (before.saysAs(fact)) {
            return Optional.empty();
        }
        if (fact.mark().counts() && look.isElsewhere(fact.day())) {
            throw new Refused(DAY_OF_TEMPORARY_STUDY);
        }
        return Optional.of(fact);
    }

    boolean goesBeyond(LocalDate day) {
        return all.stream().anyMatch(fact -> fact.day().isAfter(day));
    }

    boolean isRefusedOn(LocalDate day) {
        DayFact fact = of(day);
        return fact != null && fact.mark() == Mark.LEAVE_REFUSED;
    }

    /** Those that stand otherwise now, by what is known of the pupil's studies elsewhere. */
    List<DayFact> changes(PupilLook look) {
        return StudyLeave.changes(all, written, look::isElsewhere, look.now());
    }

    // a list that is sent again says nothing new, whatever was corrected since
    private boolean wasSaid(DayFact fact) {
        return all.stream().anyMatch(known -> known.day().equals(fact.day()) && known.saysAs(fact));
    }

    // of several that say when they were written down the last stands, whichever comes first; others correct it
    private boolean takes(DayFact fact) {
        DayFact before = of(fact.day());
        return before == null || (fact.mark() == Mark.ARRIVED && before.mark().counts());
    }
}
