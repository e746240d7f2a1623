package org.rejoin.query.statistics;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;
import org.rejoin.query.platform.CsvTable;

/** A report that is also a table. */
interface CsvReport extends CsvTable {

    Set<String> COUNTED = Set.of("persons", "personTimes", "records", "trackingRecords", "grade");

    List<String> columns();

    Stream<List<@Nullable String>> lines(Labels labels);

    @Override
    default Set<Integer> numbers() {
        List<String> columns = columns();
        return columns.stream().filter(COUNTED::contains).map(columns::indexOf).collect(Collectors.toSet());
    }

    @Override
    default Stream<List<@Nullable String>> records(Locale locale, ZoneId zone) {
        Labels labels = new Labels(CsvReport.class, locale, zone);
        List<@Nullable String> names = columns().stream()
                .<@Nullable String>map(column -> labels.text("column." + column))
                .toList();
        return Stream.concat(Stream.of(names), lines(labels));
    }
}
