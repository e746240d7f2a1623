package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/**
 * The dropout reports that were made (SOP-4.2). One stands until the pupil is seen at school, whatever leave comes between; one
 * whose day turned out to be excused is taken back as a return is.
 */
final class ReportsMade {

    private final Collection<DutyCourse> courses;
    private final KnownDays known;
    private final Map<String, LocalDate> takenBackOn = new HashMap<>();

    ReportsMade(Collection<DutyCourse> courses, KnownDays known) {
        this.courses = courses;
        this.known = known;
    }

    /** The first one of that absence that is not taken back. */
    Optional<DutyCourse> standingIn(Episode episode) {
        return all().filter(report -> episode.includes(dayOf(report)))
                .filter(report -> !isExcused(report, List.of(episode)))
                .min(Comparator.comparing(DutyCourse::doneAt).thenComparing(ReportsMade::dayOf));
    }

    /** The days on which pupils who were reported came back, or their absence was found to be excused. */
    Set<LocalDate> ended(List<Episode> episodes, LocalDate today) {
        Set<LocalDate> days = new TreeSet<>();
        all().forEach(report -> {
            LocalDate day = endOf(report, episodes, today);
            if (day != null) {
                days.add(day);
            }
        });
        return days;
    }

    private @Nullable LocalDate endOf(DutyCourse report, List<Episode> episodes, LocalDate today) {
        String key = report.wanted().key();
        if (isExcused(report, episodes)) {
            return takenBackOn.computeIfAbsent(
                    key, any -> known.thereFrom(dayOf(report)).orElse(today));
        }
        takenBackOn.remove(key);
        return episodes.stream()
                .filter(episode -> episode.includes(dayOf(report)))
                .map(Episode::returnedOn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    // one report may have met two duties: it is excused where both are
    private boolean isExcused(DutyCourse report, List<Episode> episodes) {
        return areExcused(
                all().filter(one -> one.doneAt().equals(report.doneAt())).map(ReportsMade::dayOf), known, episodes);
    }

    /** Whether each is a day of leave by now, or of no absence. */
    static boolean areExcused(Stream<LocalDate> days, KnownDays known, List<Episode> episodes) {
        return days.allMatch(
                day -> known.isOnLeave(day) || episodes.stream().noneMatch(episode -> episode.includes(day)));
    }

    private Stream<DutyCourse> all() {
        return courses.stream().filter(course -> course.kind() == AbsenceDutyKind.DROPOUT_REPORT && course.isDone());
    }

    private static LocalDate dayOf(DutyCourse report) {
        return report.wanted().day();
    }
}
