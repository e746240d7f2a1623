package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A day of the ladder.
 *
 * @param entry how it stands; null where something arose on it that nobody recorded
 * @param count which day in a row without leave; 0 where it is none
 */
record Rung(LocalDate day, @Nullable DayView entry, int count, List<DutyView> duties) {

    /** The newest first. */
    static List<Rung> of(PupilView pupil) {
        Map<LocalDate, List<DutyView>> duties = pupil.duties().stream().collect(Collectors.groupingBy(DutyView::day));
        Map<LocalDate, DayView> entries = new TreeMap<>();
        pupil.days().forEach(day -> entries.put(day.day(), day));
        Map<LocalDate, Integer> counts = counts(entries);
        List<Rung> rungs = new ArrayList<>();
        duties.keySet().stream()
                .filter(day -> !entries.containsKey(day))
                .forEach(day -> rungs.add(new Rung(day, null, 0, duties.getOrDefault(day, List.of()))));
        entries.forEach((day, entry) ->
                rungs.add(new Rung(day, entry, counts.getOrDefault(day, 0), duties.getOrDefault(day, List.of()))));
        rungs.sort(Comparator.comparing(Rung::day).reversed());
        return List.copyOf(rungs);
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
