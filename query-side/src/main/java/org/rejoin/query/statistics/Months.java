package org.rejoin.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;

/** 各月通報: cases by month and leaving type. */
record Months(
        List<Count> rows,

        @Schema(description = "Over all months; a person of two months is one person here")
        List<Count> totals)
        implements CsvReport {

    /** In place of a leaving type where it is all of them. */
    static final String ALL = "";

    private record Place(@Nullable YearMonth month, String type) {}

    @Schema(name = "MonthsCount")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(
            @Schema(example = "2026-11", type = "string", description = "Of the report or of leaving; absent in totals")
            @Nullable
            YearMonth month,

            @Schema(example = "SUSPENSION", description = "Absent for all of them") @Nullable
            String leavingType,

            @Schema(description = "人數: different students; absent where hidden", example = "12") @Nullable
            Long persons,

            @Schema(description = "人次: cases; absent where hidden", example = "13") @Nullable
            Long personTimes,

            @Nullable Hidden hidden) {

        private Place place() {
            return new Place(month, leavingType == null ? ALL : leavingType);
        }

        private Count as(@Nullable Hidden other) {
            return other == null ? this : new Count(month, leavingType, null, null, other);
        }
    }

    /** @param untold leaving types whose totals another report does not tell */
    Months withoutSmallCounts(int least, Set<String> untold) {
        SmallCounts<Place> counts = new SmallCounts<>(least);
        Stream.concat(rows.stream(), totals.stream())
                .forEach(count -> counts.add(
                        count.place(),
                        Objects.requireNonNull(count.persons()),
                        Objects.requireNonNull(count.personTimes())));
        untold.forEach(type -> counts.hide(new Place(null, type)));
        Set<YearMonth> months =
                rows.stream().map(Count::month).filter(Objects::nonNull).collect(Collectors.toSet());
        List<String> types =
                totals.stream().map(Count::leavingType).filter(Objects::nonNull).toList();
        months.forEach(month -> counts.sum(placesOf(month, types), new Place(month, ALL)));
        counts.sum(placesOf(null, types), new Place(null, ALL));
        Stream.concat(types.stream(), Stream.of(ALL))
                .forEach(type -> counts.sum(
                        months.stream().map(month -> new Place(month, type)).toList(), new Place(null, type)));
        counts.protect();
        return new Months(
                rows.stream().map(count -> count.as(counts.of(count.place()))).toList(),
                totals.stream().map(count -> count.as(counts.of(count.place()))).toList());
    }

    private static List<Place> placesOf(@Nullable YearMonth month, List<String> types) {
        return types.stream().map(type -> new Place(month, type)).toList();
    }

    @Override
    public String name() {
        return "months";
    }

    @Override
    public List<String> columns() {
        return List.of("month", "leavingType", "persons", "personTimes");
    }

    @Override
    public Stream<List<@Nullable String>> lines(Labels labels) {
        return Stream.concat(rows.stream(), totals.stream())
                .map(count -> Arrays.asList(
                        count.month() == null
                                ? labels.text("total")
                                : count.month().toString(),
                        count.leavingType() == null
                                ? labels.text("by.ALL")
                                : labels.code("leaving-types", count.leavingType()),
                        Hidden.persons(count.hidden(), count.persons()),
                        Hidden.times(count.hidden(), count.personTimes())));
    }
}
