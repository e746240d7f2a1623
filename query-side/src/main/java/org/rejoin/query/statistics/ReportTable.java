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
 * @param most the line that counts most, for the sentence about the chart; null where a greater one may be hidden
 */
record ReportTable(String key, List<Line> lines, @Nullable Line most) {

    private static final List<Dimension> OF_SUMMARY =
            List.of(Dimension.LEAVING_TYPE, Dimension.REASON_CATEGORY, Dimension.STATUS, Dimension.CLOSURE_REASON);
    private static final List<Dimension> OF_MEASURES = List.of(Dimension.MEASURE, Dimension.LIFE_SITUATION);

    /**
     * @param code null of schools
     * @param height of its bar; 0 where it is not told
     * @param times cases, or records
     * @param share of all, in percent; empty where it is not told
     */
    record Line(@Nullable String code, String label, long height, String times, String share, String persons) {}

    static List<ReportTable> of(SchoolSummary summary, Labels labels) {
        Long all = timesOfAll(summary);
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
                                        count.persons(),
                                        count.hidden(),
                                        all))))
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
                        count.persons(),
                        count.hidden(),
                        timesOfAll(summary)))
                .sorted(Comparator.comparingLong(Line::height).reversed())
                .toList();
        return lines.size() < 2 ? List.of() : List.of(table("SCHOOL", lines.stream()));
    }

    static List<ReportTable> of(Measures measures, Labels labels) {
        Long all = measures.rows().stream()
                .filter(count -> count.by() == Dimension.ALL)
                .findFirst()
                .map(Measures.Count::records)
                .orElse(null);
        return OF_MEASURES.stream()
                .map(by -> table(
                        by.name(),
                        measures.rows().stream()
                                .filter(count -> count.by() == by)
                                .map(count -> line(
                                        count.code(),
                                        by.label(count.code(), labels),
                                        count.records(),
                                        count.persons(),
                                        count.hidden(),
                                        all))))
                .filter(table -> !table.lines().isEmpty())
                .toList();
    }

    private static @Nullable Long timesOfAll(SchoolSummary summary) {
        return summary.totals().stream()
                .filter(count -> count.by() == Dimension.ALL)
                .findFirst()
                .map(SchoolSummary.Count::personTimes)
                .orElse(null);
    }

    private static ReportTable table(String key, Stream<Line> lines) {
        List<Line> all = lines.toList();
        boolean isTold = all.stream().noneMatch(line -> line.times().equals(Hidden.BESIDE_A_SMALL_ONE));
        return new ReportTable(
                key,
                all,
                isTold
                        ? all.stream()
                                .max(Comparator.comparingLong(Line::height))
                                .orElse(null)
                        : null);
    }

    /** @param all null where it is not told, or nothing is a share of it */
    private static Line line(
            @Nullable String code,
            @Nullable String label,
            @Nullable Long times,
            @Nullable Long persons,
            @Nullable Hidden hidden,
            @Nullable Long all) {
        return new Line(
                code,
                Objects.requireNonNullElse(label, ""),
                times == null ? 0 : times,
                Hidden.times(hidden, times),
                times == null || all == null || all == 0
                        ? ""
                        : String.format(Locale.ROOT, "%.1f%%", 100.0 * times / all),
                Hidden.persons(hidden, persons));
    }
}
