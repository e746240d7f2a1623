package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.accesslog.Accessed;

/**
 * A letter or slip about a pupil. What nobody told the service is left open on it, and said to be.
 *
 * @param absentOn the school days in a row without leave that it is about, the first one first
 * @param done what the school did so far, the oldest first: days and offices, nothing anybody wrote
 * @param letterNumber of the duty, where it was met
 */
record PupilPaper(
        PaperKind kind,
        PupilView pupil,
        @Nullable ReportedDropout report,
        List<LocalDate> absentOn,
        List<DutyView> done,
        @Nullable LocalDate returnedOn,
        @Nullable String letterNumber)
        implements Accessed {

    static PupilPaper of(PaperKind kind, PupilView pupil, @Nullable ReportedDropout report) {
        return new PupilPaper(
                kind,
                pupil,
                report,
                report == null || kind == PaperKind.PARENT_LETTER ? newestInARow(pupil) : report.absentOn(),
                pupil.duties().stream()
                        .filter(duty -> duty.standing().equals("MET"))
                        .sorted(Comparator.comparing(DutyView::doneOn).thenComparing(DutyView::kind))
                        .toList(),
                report == null ? null : PaperKind.returnedOn(pupil, report),
                pupil.duties().stream()
                        .filter(duty -> duty.kind() == kind.duty())
                        .map(DutyView::reference)
                        .filter(number -> number != null)
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public Set<String> accessedSchools() {
        return pupil.accessedSchools();
    }

    @Override
    public String accessedSubject() {
        return pupil.accessedSubject() + " paper=" + kind;
    }

    private static List<LocalDate> newestInARow(PupilView pupil) {
        return pupil.days().stream()
                .dropWhile(day -> !day.mark().counts())
                .takeWhile(day -> day.mark().counts())
                .map(DayView::day)
                .sorted()
                .toList();
    }
}
