package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.DropoutReportCorrected;
import org.rejoin.event.absence.DropoutReported;

/**
 * A report as it stands by now.
 *
 * @param toldAt when it was told first: the duties it met were met at that moment
 */
record MadeReport(String dutyId, Instant toldAt, DropoutReport content) {

    static MadeReport of(DropoutReported event) {
        return new MadeReport(
                event.dutyId(),
                event.recordedAt(),
                new DropoutReport(
                        event.reportedOn(),
                        event.reference(),
                        event.ground(),
                        event.mainReason(),
                        event.furtherReasons(),
                        event.other(),
                        event.contactName(),
                        event.contactPhone()));
    }

    MadeReport corrected(DropoutReportCorrected event) {
        return new MadeReport(
                dutyId,
                toldAt,
                new DropoutReport(
                        event.reportedOn(),
                        event.reference(),
                        event.ground(),
                        event.mainReason(),
                        event.furtherReasons(),
                        event.other(),
                        event.contactName(),
                        event.contactPhone()));
    }

    /** The day on which the pupil came back after what a duty of that day is about; null where he is away. */
    static @Nullable LocalDate returnedAfter(LocalDate day, Collection<DayFact> days) {
        return known(days).thereFrom(day).orElse(null);
    }

    /** @param dutyDays of the duties it met: it is taken back where each turned out to be excused */
    static boolean isTakenBack(List<LocalDate> dutyDays, Collection<DayFact> days) {
        KnownDays known = known(days);
        return ReportsMade.areExcused(dutyDays.stream(), known, known.episodes());
    }

    private static KnownDays known(Collection<DayFact> days) {
        KnownDays known = new KnownDays();
        days.stream().sorted(DayFact.BY_RECORDING).forEach(known::learn);
        return known;
    }

    // never into a log
    @Override
    public String toString() {
        return "MadeReport[" + dutyId + "]";
    }
}
