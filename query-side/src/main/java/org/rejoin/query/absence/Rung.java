package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.calendar.SchoolCalendar;

/**
 * A day of the ladder, or several in a row of which nobody said anything while the pupil was away.
 *
 * @param day the last of them
 * @param entry how it stands; null where nobody recorded it
 * @param count which day in a row without leave; 0 where it is none
 * @param gap of school days that nobody recorded; null of all others
 */
record Rung(
        LocalDate day,
        @Nullable DayView entry,
        int count,
        List<DutyView> duties,
        @Nullable Gap gap) {

    /** 未點名. */
    record Gap(LocalDate from, int schoolDays) {}

    /**
     * The newest first. A list that was forgotten does not end the count, so it is shown until the pupil is seen again, or left; who
     * was seen is not recorded every day.
     *
     * @param today not yet missing in any list
     */
    static List<Rung> of(PupilView pupil, SchoolCalendar calendar, LocalDate today) {
        Map<LocalDate, List<DutyView>> duties = pupil.duties().stream().collect(Collectors.groupingBy(DutyView::day));
        TreeMap<LocalDate, DayView> entries = new TreeMap<>();
        pupil.days().forEach(day -> entries.put(day.day(), day));
        Map<LocalDate, Integer> counts = counts(entries);
        LocalDate left = pupil.leftOn();
        LocalDate until = left != null && left.isBefore(today) ? left : today;
        List<Rung> rungs = gaps(entries, duties, calendar, until);
        Set<LocalDate> shown = rungs.stream().map(Rung::day).collect(Collectors.toCollection(HashSet::new));
        duties.keySet().stream()
                .filter(day -> !entries.containsKey(day) && !shown.contains(day))
                .forEach(day -> rungs.add(new Rung(day, null, 0, duties.getOrDefault(day, List.of()), null)));
        entries.forEach((day, entry) -> rungs.add(
                new Rung(day, entry, counts.getOrDefault(day, 0), duties.getOrDefault(day, List.of()), null)));
        rungs.sort(Comparator.comparing(Rung::day).reversed());
        return List.copyOf(rungs);
    }

    // a day on which something arose stands by itself
    private static List<Rung> gaps(
            TreeMap<LocalDate, DayView> entries,
            Map<LocalDate, List<DutyView>> duties,
            SchoolCalendar calendar,
            LocalDate until) {
        List<Rung> gaps = new ArrayList<>();
        for (DayView entry : entries.values()) {
            if (entry.mark().isThere()) {
                continue;
            }
            LocalDate next = entries.higherKey(entry.day());
            LocalDate end = next == null ? until : next;
            List<LocalDate> run = new ArrayList<>();
            for (LocalDate day = calendar.nextSchoolDay(entry.day());
                    day.isBefore(end) && isOfOneYear(day, entry.day(), calendar);
                    day = calendar.nextSchoolDay(day)) {
                if (duties.containsKey(day)) {
                    close(run, gaps);
                    gaps.add(new Rung(day, null, 0, duties.getOrDefault(day, List.of()), new Gap(day, 1)));
                } else {
                    run.add(day);
                }
            }
            close(run, gaps);
        }
        return gaps;
    }

    // of a year that is over nothing is recorded any more
    private static boolean isOfOneYear(LocalDate day, LocalDate other, SchoolCalendar calendar) {
        return calendar.schoolYearOf(day) == calendar.schoolYearOf(other);
    }

    private static void close(List<LocalDate> run, List<Rung> gaps) {
        if (!run.isEmpty()) {
            gaps.add(new Rung(run.get(run.size() - 1), null, 0, List.of(), new Gap(run.get(0), run.size())));
            run.clear();
        }
    }

    // granted leave and being there begin it anew, a day nobody recorded does nothing
    private static Map<LocalDate, Integer> counts(Map<LocalDate, DayView> entries) {
        Map<LocalDate, Integer> counts = new HashMap<>();
        int inARow = 0;
        for (DayView entry : entries.values()) {
            inARow = entry.mark().counts() ? inARow + 1 : 0;
            counts.put(entry.day(), inARow);
        }
        return counts;
    }
}
