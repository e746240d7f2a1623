package org.rejoin.query.statistics;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Months side by side, a line for each leaving type: its chart is drawn from it.
 *
 * @param shown a number, or what stands for it, of each month and of all of them
 */
record MonthTable(List<YearMonth> months, List<Line> types, Line all) {

    /** Beyond it a bar is a hair: the file has them all. */
    static final int MOST = 36;

    /** @param type empty for all of them */
    record Line(String type, List<String> shown) {}

    private record Place(@Nullable YearMonth month, String type) {}

    /** Empty months are shown too; the last ones where there are more than fit. */
    static MonthTable of(Months found, ReportFilter filter) {
        YearMonth last = YearMonth.from(filter.to());
        YearMonth first = YearMonth.from(filter.from());
        if (ChronoUnit.MONTHS.between(first, last) >= MOST) {
            first = last.minusMonths(MOST - 1L);
        }
        List<YearMonth> months = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
        Map<Place, String> shown = new HashMap<>();
        Stream.concat(found.rows().stream(), found.totals().stream())
                .forEach(count -> shown.put(
                        new Place(count.month(), Objects.requireNonNullElse(count.leavingType(), Months.ALL)),
                        Hidden.times(count.hidden(), count.personTimes())));
        List<Line> types = found.totals().stream()
                .map(Months.Count::leavingType)
                .filter(Objects::nonNull)
                .map(type -> line(type, months, shown))
                .toList();
        return new MonthTable(months, types, line(Months.ALL, months, shown));
    }

    private static Line line(String type, List<YearMonth> months, Map<Place, String> shown) {
        List<String> numbers = new ArrayList<>();
        months.forEach(month -> numbers.add(shown.getOrDefault(new Place(month, type), "0")));
        numbers.add(shown.getOrDefault(new Place(null, type), "0"));
        return new Line(type, numbers);
    }
}
