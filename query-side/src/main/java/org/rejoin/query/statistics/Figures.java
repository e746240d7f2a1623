package org.rejoin.query.statistics;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rejoin.query.statistics.SchoolSummary.Count;

/**
 * The four numbers above a summary, as they are told.
 *
 * @param times cases
 * @param persons different students
 * @param returned persons whose case was closed because they returned
 * @param open cases that are not closed yet
 */
record Figures(boolean empty, String times, String persons, String returned, String open) {

    private static final Set<String> OPEN = Set.of("TRACKING", "PENDING_CLOSURE", "TEMP_CLOSED");

    static Figures of(SchoolSummary summary) {
        List<Count> all = of(summary, count -> count.by() == Dimension.ALL);
        List<Count> returned = of(
                summary, count -> count.by() == Dimension.CLOSURE_REASON && "RETURNED_TO_SCHOOL".equals(count.code()));
        List<Count> open = of(
                summary,
                count -> count.by() == Dimension.STATUS && count.code() != null && OPEN.contains(count.code()));
        return new Figures(
                all.stream().allMatch(count -> Long.valueOf(0).equals(count.personTimes())),
                times(all),
                persons(all),
                persons(returned),
                times(open));
    }

    private static List<Count> of(SchoolSummary summary, Predicate<Count> which) {
        return summary.totals().stream().filter(which).toList();
    }

    private static String times(List<Count> counts) {
        return counts.size() == 1
                ? Hidden.times(counts.get(0).hidden(), counts.get(0).personTimes())
                : sum(counts);
    }

    private static String persons(List<Count> counts) {
        return counts.isEmpty()
                ? "0"
                : Hidden.persons(counts.get(0).hidden(), counts.get(0).persons());
    }

    // a sum with something untold in it would tell it
    private static String sum(List<Count> counts) {
        long sum = 0;
        for (Count count : counts) {
            if (count.personTimes() == null) {
                return Hidden.BESIDE_A_SMALL_ONE;
            }
            sum += count.personTimes();
        }
        return Long.toString(sum);
    }
}
