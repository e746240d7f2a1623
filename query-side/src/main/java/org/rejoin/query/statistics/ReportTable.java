package org.rejoin.query.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;

/**
 * A table of a report, from which its chart is drawn.
 *
 * @param key of its heading
 * @param most the line that counts most, for the sentence about the chart
 */
record ReportTable(String key, List<Line> lines, Line most) {

    private static final List<Dimension> OF_SUMMARY =
            List.of(Dimension.LEAVING_TYPE, Dimension.REASON_CATEGORY, Dimension.STATUS, Dimension.CLOSURE_REASON);
    private static final List<Dimension> OF_MEASURES = List.of(Dimension.MEASURE, Dimension.LIFE_SITUATION);

    /** @param code null of schools @param times cases, or records @param share of all, in percent */
    record Line(@Nullable String code, String label, long times, String share, long persons) {}

    static List<ReportTable> of(SchoolSummary summary, Labels labels) {
        long all = timesOfAll(summary);
        return OF_SUMMARY.stream()
                .map(by -> table(
                        by.name(),
                        summary.totals().stream()
                                // a case that is not closed has no reason to be closed
                                .filter(count -> count.by() == by && count.code() != null)
                                .map(count -> line(
                                        count.code(),
                                        by.label(count.code(), labels),
                                        count.personTimes(),
                                        all,
                                        count.persons()))))
                .filter(table -> !table.lines().isEmpty())
                .toList();
    }

    /** Which school how many, most first; empty where it is one school. */
    static List<ReportTable> bySchool(SchoolSummary summary) {
        List<Line> lines = summary.rows().stream()
                .filter(count -> count.by() == Dimension.ALL)
                .map(count -> line(
                        null,
                        Objects.requireNonNullElse(count.schoolName(), count.school()),
                        count.personTimes(),
                        timesOfAll(summary),
                        count.persons()))
                .sorted(Comparator.comparingLong(Line::times).reversed())
                .toList();
        return lines.size() < 2 ? List.of() : List.of(table("SCHOOL", lines.stream()));
    }

    static List<ReportTable> of(Measures measures, Labels labels) {
        long all = measures.rows().stream()
                .filter(count -> count.by() == Dimension.ALL)
                .mapToLong(Measures.Count::records)
                .sum();
        return OF_MEASURES.stream()
                .map(by -> table(
                        by.name(),
                        measures.rows().stream()
                                .filter(count -> count.by() == by)
                                .map(count -> line(
                                        count.code(),
                                        by.label(count.code(), labels),
                                        count.records(),
                                        all,
                                        count.persons()))))
                .filter(table -> !table.lines().isEmpty())
                .toList();
    }

    private static long timesOfAll(SchoolSummary summary) {
        return summary.totals().stream()
                .filter(count -> count.by() == Dimension.ALL)
                .mapToLong(SchoolSummary.Count::personTimes)
                .sum();
    }

    private static ReportTable table(String key, Stream<Line> lines) {
        List<Line> all = lines.toList();
        return new ReportTable(
                key,
                all,
                all.stream().max(Comparator.comparingLong(Line::times)).orElse(new Line(null, "", 0, "", 0)));
    }

    private static Line line(@Nullable String code, @Nullable String label, long times, long all, long persons) {
        return new Line(
                code,
                Objects.requireNonNullElse(label, ""),
                times,
                String.format(Locale.ROOT, "%.1f%%", all == 0 ? 0 : 100.0 * times / all),
                persons);
    }
}
