package org.rejoin.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
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

            @Schema(description = "Submitted, not withdrawn tracking records", example = "31")
            long records,

            @Schema(description = "Different students", example = "12")
            long persons) {}

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
                        Long.toString(count.records()),
                        Long.toString(count.persons())));
    }
}
