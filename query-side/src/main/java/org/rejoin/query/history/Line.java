package org.rejoin.query.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One line of the page: an event, or what one person saved again and again in one sitting.
 *
 * @param entries newest first, at least one
 * @param nth place of the newest among all events, from 1
 */
record Line(List<HistoryEntry> entries, int nth) {

    // drafts are saved while one types: whoever came back after this was away
    private static final Duration SITTING = Duration.ofMinutes(30);
    private static final String SAVED = "FormRevised";

    public HistoryEntry newest() {
        return entries.get(0);
    }

    public HistoryEntry oldest() {
        return entries.get(entries.size() - 1);
    }

    public boolean isFolded() {
        return entries.size() > 1;
    }

    /** Whether the event looked at is in it. */
    public boolean holds(int place) {
        return place <= nth && place > nth - entries.size();
    }

    static List<Line> newestFirst(List<HistoryEntry> oldestFirst) {
        List<Line> lines = new ArrayList<>();
        List<HistoryEntry> sitting = new ArrayList<>();
        for (int at = 0; at < oldestFirst.size(); at++) {
            sitting.add(0, oldestFirst.get(at));
            if (at + 1 == oldestFirst.size() || !isOfOneSitting(oldestFirst.get(at), oldestFirst.get(at + 1))) {
                lines.add(new Line(List.copyOf(sitting), at + 1));
                sitting.clear();
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    private static boolean isOfOneSitting(HistoryEntry one, HistoryEntry next) {
        return one.kind().equals(SAVED)
                && next.kind().equals(SAVED)
                && one.actor().equals(next.actor())
                && one.roles().equals(next.roles())
                && Duration.between(one.recordedAt(), next.recordedAt()).compareTo(SITTING) <= 0;
    }
}
