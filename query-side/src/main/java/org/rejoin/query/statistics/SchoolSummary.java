package org.rejoin.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

            @Schema(description = "人數: different students", example = "12")
            long persons,

            @Schema(description = "人次: cases", example = "13")
            long personTimes) {}

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
        return Stream.concat(rows.stream(), totals.stream())
                .map(count -> Arrays.asList(
                        count.school(),
                        count.school() == null
                                ? labels.text("total")
                                : Objects.requireNonNullElse(count.schoolName(), count.school()),
                        labels.text("by." + count.by()),
                        count.by().label(count.code(), labels),
                        Long.toString(count.persons()),
                        Long.toString(count.personTimes())));
    }
}
