package org.rejoin.command.obligation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rejoin.command.obligation.LifeStory.Happening;

/**
 * The duties of a life story once more, straight from SPEC 1.5–1.8 and 1.23 c20, c24 and by another way: looking ahead from
 * each ground to what ends it, instead of going along.
 */
final class Recomputation {

    private static final Set<String> TRACKED = Set.of("TRACKING", "PENDING_CLOSURE");

    private final List<Happening> all;
    private final LocalDate today;
    private final List<String> duties = new ArrayList<>();

    private Recomputation(List<Happening> all, LocalDate today) {
        this.all = all;
        this.today = today;
    }

    /** As "KIND opened/due" with how it ended; of trackings as of single acts. */
    static List<String> of(LifeStory story, LocalDate today) {
        Recomputation recomputation = new Recomputation(
                story.happenings.stream()
                        .filter(happening -> !happening.day().isAfter(today))
                        .toList(),
                today);
        recomputation.acts();
        recomputation.trackings();
        return recomputation.duties;
    }

    private void acts() {
        int lit = 0;
        for (int i = 0; i < all.size(); i++) {
            Happening it = all.get(i);
            switch (it.what()) {
                case "submitted" -> {
                    if (it.status().equals("FILED")) {
                        act("FIRST_TRACKING", i, 10, Map.of("recorded", "met", "returned", "RETURNED"));
                    } else {
                        act("REPORT", i, 10, Map.of("reported", "met", "returned", "RETURNED"));
                    }
                }
                case "recorded" -> {
                    if (firstSinceFiled(i)) {
                        act("REPORT", i, 10, Map.of("reported", "met", "returned", "RETURNED"));
                    }
                }
                case "suggested" ->
                    act("ANSWER_SUGGESTION", i, 10, Map.of("declined", "met", "closed", "met", "lapsed", "LAPSED"));
                case "lit" -> {
                    if (lit++ == 0) {
                        act("CLOSE_AFTER_GREEN_LIGHT", i, 14, Map.of("closed", "met", "unlit", "LAPSED"));
                    }
                }
                case "unlit" -> lit = 0;
                case "reopened" -> {
                    if (lit > 0) {
                        act("CLOSE_AFTER_GREEN_LIGHT", i, 14, Map.of("closed", "met", "unlit", "LAPSED"));
                    }
                }
                default -> {
                    // ends something, begins nothing
                }
            }
        }
    }

    private boolean firstSinceFiled(int i) {
        for (int before = i - 1; before >= 0; before--) {
            String what = all.get(before).what();
            if (what.equals("submitted")) {
                return all.get(before).status().equals("FILED");
            }
            if (what.equals("recorded")) {
                return false;
            }
        }
        return false;
    }

    private void act(String kind, int ground, int days, Map<String, String> endings) {
        LocalDate opened = all.get(ground).day();
        LocalDate due = schoolDay(opened.plusDays(days));
        StringBuilder words = new StringBuilder(kind + " " + opened + "/" + due);
        Happening end = null;
        for (int i = ground + 1; i < all.size() && end == null; i++) {
            if (endings.containsKey(all.get(i).what()) || all.get(i).what().equals("voided")) {
                end = all.get(i);
            }
        }
        if ((end == null ? today : end.day()).isAfter(due)) {
            words.append(" missed");
        }
        if (end != null) {
            words.append(" ")
                    .append(endings.getOrDefault(end.what(), "VOIDED"))
                    .append(" ")
                    .append(end.day());
        }
        duties.add(words.toString());
    }

    /** One by one: from which day in which semester the case was tracked without a break, and what came of it. */
    private void trackings() {
        for (Semester semester : Semester.ALL) {
            for (int i = 0; i < all.size(); i++) {
                Happening it = all.get(i);
                boolean starts = it.what().equals("reported") || it.what().equals("reopened");
                if (starts && semester.includes(it.day())) {
                    trackings(semester, it.day(), i);
                } else if (starts
                        && it.day().isBefore(semester.first)
                        && !today.isBefore(semester.first)
                        && isTrackedAt(i, semester.first)) {
                    trackings(semester, semester.first, lastBefore(semester.first));
                }
            }
        }
    }

    private boolean isTrackedAt(int start, LocalDate first) {
        for (int i = start + 1; i < all.size() && all.get(i).day().isBefore(first); i++) {
            if (!TRACKED.contains(all.get(i).status())) {
                return false;
            }
        }
        return true;
    }

    private int lastBefore(LocalDate day) {
        int last = -1;
        while (last + 1 < all.size() && all.get(last + 1).day().isBefore(day)) {
            last++;
        }
        return last;
    }

    private void trackings(Semester semester, LocalDate from, int ground) {
        int before = count(semester, ground);
        if (from.isAfter(semester.last.minusDays(30)) || before >= 2) {
            return;
        }
        int counted = before;
        StringBuilder end = new StringBuilder();
        boolean missed = false;
        boolean over = false;
        for (int i = ground + 1; i < all.size() && !over; i++) {
            Happening it = all.get(i);
            if (!missed && it.day().isAfter(semester.last)) {
                missed = true;
                end.append(" missed");
            }
            int now = count(semester, i);
            if (now >= 2) {
                counted = now;
                end.append(" met ").append(it.day());
                over = true;
            } else if (!TRACKED.contains(it.status())) {
                end.append(it.status().equals("VOIDED") ? " VOIDED " : " CLOSED ")
                        .append(it.day());
                over = true;
            } else if (!missed) {
                counted = now;
            }
        }
        if (!over && !missed && today.isAfter(semester.last)) {
            end.append(" missed");
        }
        duties.add("TRACKINGS_OF_SEMESTER " + from + "/" + semester.last + " " + counted + "/2" + end);
    }

    /** Records after the report whose tracking was done in the semester, as known after so many happenings. */
    private int count(Semester semester, int until) {
        int reported = -1;
        for (int i = 0; i < all.size() && reported < 0; i++) {
            reported = all.get(i).what().equals("reported") ? i : -1;
        }
        int counted = 0;
        for (int i = reported + 1; reported >= 0 && i <= until; i++) {
            if (all.get(i).what().equals("recorded")
                    && semester.includes(all.get(i).trackedOn())) {
                counted++;
            }
        }
        return counted;
    }

    private static LocalDate schoolDay(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return day.plusDays(2);
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private enum Semester {
        FIRST_115(LocalDate.of(2026, 8, 1), LocalDate.of(2027, 1, 31)),
        SECOND_115(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 7, 31)),
        FIRST_116(LocalDate.of(2027, 8, 1), LocalDate.of(2028, 1, 31)),
        SECOND_116(LocalDate.of(2028, 2, 1), LocalDate.of(2028, 7, 31)),
        FIRST_117(LocalDate.of(2028, 8, 1), LocalDate.of(2029, 1, 31)),
        SECOND_117(LocalDate.of(2029, 2, 1), LocalDate.of(2029, 7, 31));

        private static final List<Semester> ALL = List.of(values());

        private final LocalDate first;
        private final LocalDate last;

        Semester(LocalDate first, LocalDate last) {
            this.first = first;
            this.last = last;
        }

        boolean includes(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }
}
