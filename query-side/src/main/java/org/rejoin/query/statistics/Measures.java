package org.rejoin.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;

/** 追蹤輔導處遇與生活情況. */
record Measures(List<Count> rows) implements CsvReport {

    @Schema(name = "MeasuresCount")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(
            @Schema(description = "ALL: every record, the total")
            Dimension by,

            @Schema(example = "PSYCHOLOGIST", description = "Absent for ALL") @Nullable
            String code,

            @Schema(description = "Submitted, not withdrawn tracking records; absent where hidden", example = "31")
            @Nullable
            Long records,

            @Schema(description = "Different students; absent where hidden", example = "12") @Nullable
            Long persons,

            @Nullable Hidden hidden) {

        Count(Dimension by, @Nullable String code, long records, long persons) {
            this(by, code, records, persons, null);
        }

        private Place place() {
            return new Place(by, code);
        }

        private Count as(@Nullable Hidden other) {
            return other == null ? this : new Count(by, code, null, null, other);
        }
    }

    private record Place(Dimension by, @Nullable String code) {}

    /** As it may be told outside the school (c30). A record has several measures, so they add up to nothing. */
    Measures withoutSmallCounts(int least) {
        SmallCounts<Place> counts = new SmallCounts<>(least);
        rows.forEach(count -> counts.add(
                count.place(), Objects.requireNonNull(count.persons()), Objects.requireNonNull(count.records())));
        counts.sum(
                rows.stream()
                        .filter(count -> count.by() == Dimension.LIFE_SITUATION)
                        .map(Count::place)
                        .toList(),
                new Place(Dimension.ALL, null));
        counts.protect();
        return new Measures(
                rows.stream().map(count -> count.as(counts.of(count.place()))).toList());
    }

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public List<String> columns() {
        return List.of("by", "item", "records", "persons");
    }

    @Override
    public Stream<List<@Nullable String>> lines(Labels labels) {
        return rows.stream()
                .map(count -> Arrays.asList(
                        labels.text("by." + count.by()),
                        count.by().label(count.code(), labels),
                        Hidden.times(count.hidden(), count.records()),
                        Hidden.persons(count.hidden(), count.persons())));
    }
}
