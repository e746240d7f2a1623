package org.rejoin.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;

/** 個別學校統計. */
record SchoolSummary(
        List<Count> rows,

        @Schema(description = "Over all schools of the answer; a person known to two of them is one person here.")
        List<Count> totals)
        implements CsvReport {

    @Schema(name = "SchoolSummaryCount")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(
            @Schema(example = "990001", description = "Absent in totals") @Nullable
            String school,

            @Schema(example = "示範縣立松濤高級中學", description = "Absent in totals") @Nullable
            String schoolName,

            Dimension by,

            @Schema(example = "SUSPENSION", description = "Absent for ALL") @Nullable
            String code,

            @Schema(description = "人數: different students; absent where hidden", example = "12") @Nullable
            Long persons,

            @Schema(description = "人次: cases; absent where hidden", example = "13") @Nullable
            Long personTimes,

            @Nullable Hidden hidden) {

        Count(
                @Nullable String school,
                @Nullable String schoolName,
                Dimension by,
                @Nullable String code,
                long persons,
                long personTimes) {
            this(school, schoolName, by, code, persons, personTimes, null);
        }

        private Place place() {
            return new Place(school, by, code);
        }

        private Count as(@Nullable Hidden other) {
            return other == null ? this : new Count(school, schoolName, by, code, null, null, other);
        }
    }

    private record Place(
            @Nullable String school, Dimension by, @Nullable String code) {}

    /** Counts of a school, or of the totals, that add up. */
    private record Parts(@Nullable String school, Dimension by) {}

    /** As it may be told outside the school (c30). */
    SchoolSummary withoutSmallCounts(int least) {
        SmallCounts<Place> counts = new SmallCounts<>(least);
        all().forEach(count -> counts.add(
                count.place(), Objects.requireNonNull(count.persons()), Objects.requireNonNull(count.personTimes())));
        Map<Parts, List<Place>> ofSchools = all().collect(Collectors.groupingBy(
                count -> new Parts(count.school(), count.by()),
                LinkedHashMap::new,
                Collectors.mapping(Count::place, Collectors.toList())));
        // only what is closed was closed for a reason
        ofSchools.forEach((of, parts) -> counts.sum(
                parts,
                of.by() == Dimension.CLOSURE_REASON
                        ? new Place(of.school(), Dimension.STATUS, "CLOSED")
                        : new Place(of.school(), Dimension.ALL, null)));
        List<String> schools =
                all().map(Count::school).filter(Objects::nonNull).distinct().toList();
        totals.forEach(count -> counts.sum(
                schools.stream()
                        .map(school -> new Place(school, count.by(), count.code()))
                        .toList(),
                count.place()));
        counts.protect();
        return new SchoolSummary(
                rows.stream().map(count -> count.as(counts.of(count.place()))).toList(),
                totals.stream().map(count -> count.as(counts.of(count.place()))).toList());
    }

    private Stream<Count> all() {
        return Stream.concat(rows.stream(), totals.stream());
    }

    @Override
    public String name() {
        return "school-summary";
    }

    @Override
    public List<String> columns() {
        return List.of("school", "schoolName", "by", "item", "persons", "personTimes");
    }

    @Override
    public Stream<List<@Nullable String>> lines(Labels labels) {
        return all().map(count -> Arrays.asList(
                count.school(),
                count.school() == null
                        ? labels.text("total")
                        : Objects.requireNonNullElse(count.schoolName(), count.school()),
                labels.text("by." + count.by()),
                count.by().label(count.code(), labels),
                Hidden.persons(count.hidden(), count.persons()),
                Hidden.times(count.hidden(), count.personTimes())));
    }
}
