package org.rejoin.query.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;
import org.rejoin.query.accesslog.Accessed;

/** 中離生名單. */
record Roster(List<Row> rows) implements CsvReport, Accessed {

    @Schema(name = "RosterRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            @Schema(example = "2026-990001-000017") String caseNumber,
            @Schema(example = "990001") String school,
            @Schema(example = "示範縣立松濤高級中學") @Nullable String schoolName,
            @Schema(example = "11301001") @Nullable String studentNumber,
            @Schema(example = "王小明") @Nullable String studentName,
            @Schema(example = "MALE") @Nullable String sex,
            @Schema(example = "GENERAL") @Nullable String programme,
            @Schema(example = "2") @Nullable Integer grade,
            @Schema(example = "SUSPENSION") String leavingType,
            @Schema(example = "FAMILY") @Nullable String mainReasonCategory,
            @Schema(example = "FAMILY_ECONOMIC") @Nullable String mainReason,
            @Schema(example = "2026-11-02") @Nullable LocalDate leftOn,
            Instant reportedAt,
            @Schema(example = "CLOSED") String status,

            @Schema(example = "RETURNED_TO_SCHOOL") @Nullable
            String closureReason,

            @Nullable Instant closedAt,
            @Schema(example = "3") int trackingRecords) {}

    @Override
    public Set<String> accessedSchools() {
        return rows.stream().map(Row::school).collect(Collectors.toSet());
    }

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "caseNumber",
                "school",
                "schoolName",
                "studentNumber",
                "studentName",
                "sex",
                "programme",
                "grade",
                "leavingType",
                "mainReasonCategory",
                "mainReason",
                "leftOn",
                "reportedAt",
                "status",
                "closureReason",
                "closedAt",
                "trackingRecords");
    }

    @Override
    public Stream<List<@Nullable String>> lines(Labels labels) {
        return rows.stream()
                .map(row -> Arrays.asList(
                        row.caseNumber(),
                        row.school(),
                        Objects.requireNonNullElse(row.schoolName(), row.school()),
                        row.studentNumber(),
                        row.studentName(),
                        row.sex() == null ? null : labels.text("sex." + row.sex()),
                        labels.code("programmes", row.programme()),
                        Objects.toString(row.grade(), null),
                        labels.code("leaving-types", row.leavingType()),
                        row.mainReasonCategory() == null ? null : labels.text("category." + row.mainReasonCategory()),
                        labels.code("leaving-reasons", row.mainReason()),
                        Objects.toString(row.leftOn(), null),
                        labels.column(row.reportedAt()),
                        labels.code("statuses", row.status()),
                        labels.code("closure-reasons", row.closureReason()),
                        labels.column(row.closedAt()),
                        Integer.toString(row.trackingRecords())));
    }
}
