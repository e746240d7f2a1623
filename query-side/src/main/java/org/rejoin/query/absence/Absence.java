package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One absence of a pupil, with what was owed for it: from the first day after the pupil was seen at school to the day before
 * the next one begins.
 *
 * @param from null where the pupil was never seen before
 * @param until the first day of the next one; null where there is none
 */
record Absence(@Nullable LocalDate from, @Nullable LocalDate until) {

    static Absence around(LocalDate day, List<DayView> days) {
        LocalDate seenBefore = days.stream()
                .filter(one -> one.mark().isThere())
                .map(DayView::day)
                .filter(one -> one.isBefore(day))
                .max(Comparator.naturalOrder())
                .orElse(null);
        LocalDate back = days.stream()
                .filter(one -> one.mark().isThere())
                .map(DayView::day)
                .filter(one -> !one.isBefore(day))
                .min(Comparator.naturalOrder())
                .orElse(null);
        LocalDate next = days.stream()
                .filter(one -> one.mark().counts())
                .map(DayView::day)
                .filter(one -> back != null && one.isAfter(back))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Absence(seenBefore == null ? null : seenBefore.plusDays(1), next);
    }

    /** Of a pupil who was never away every day is of it. */
    static Absence newestOf(PupilView pupil) {
        return pupil.days().stream()
                .filter(day -> day.mark().counts())
                .map(DayView::day)
                .max(Comparator.naturalOrder())
                .map(day -> around(day, pupil.days()))
                .orElse(new Absence(null, null));
    }

    /** Whether the pupil was away that day, or since before it without having been seen. */
    static boolean isOn(LocalDate day, List<DayView> days) {
        Absence absence = around(day, days);
        return days.stream()
                .filter(one -> one.mark().counts() && !one.day().isAfter(day))
                .anyMatch(one -> absence.includes(one.day()));
    }

    boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}
