package org.rejoin.query.statistics;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.rejoin.query.statistics.SchoolSummary.Count;

/**
 * The four numbers above a summary.
 *
 * @param times cases
 * @param persons different students
 * @param returned persons whose case was closed because they returned
 * @param open cases that are not closed yet
 */
record Figures(long times, long persons, long returned, long open) {

    private static final Set<String> OPEN = Set.of("TRACKING", "PENDING_CLOSURE", "TEMP_CLOSED");

    static Figures of(SchoolSummary summary) {
        return new Figures(
                sum(summary, count -> count.by() == Dimension.ALL, Count::personTimes),
                sum(summary, count -> count.by() == Dimension.ALL, Count::persons),
                sum(
                        summary,
                        count -> count.by() == Dimension.CLOSURE_REASON && "RETURNED_TO_SCHOOL".equals(count.code()),
                        Count::persons),
                sum(
                        summary,
                        count -> count.by() == Dimension.STATUS && count.code() != null && OPEN.contains(count.code()),
                        Count::personTimes));
    }

    private static long sum(SchoolSummary summary, Predicate<Count> which, ToLongFunction<Count> what) {
        return summary.totals().stream().filter(which).mapToLong(what).sum();
    }
}
