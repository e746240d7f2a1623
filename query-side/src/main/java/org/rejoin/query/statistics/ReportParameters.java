package org.rejoin.query.statistics;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.RecordedTime;

/** The filters of every report as they come in the address; texts, so that each wrong one is named. */
record ReportParameters(
        @Parameter(
                description = "First day, in Taiwan",
                required = true,
                schema = @Schema(format = "date"),
                example = "2026-08-01")
        @Nullable
        String from,

        @Parameter(
                description = "Last day, included",
                required = true,
                schema = @Schema(format = "date"),
                example = "2027-07-31")
        @Nullable
        String to,

        @Parameter(
                description = "Whether the day of the report or the first day away counts",
                schema =
                        @Schema(
                                allowableValues = {"REPORTED", "LEFT"},
                                defaultValue = "REPORTED"))
        @Nullable
        String basis,

        @Parameter(
                description = "Age on that day; 18 is ADULT",
                schema =
                        @Schema(
                                allowableValues = {"ALL", "ADULT", "MINOR"},
                                defaultValue = "ALL"))
        @Nullable
        String age,

        @Parameter(description = "Codes of the list programmes; none = all", example = "GENERAL") @Nullable
        List<String> programme,

        @Parameter(description = "One school of those the caller sees", example = "990001") @Nullable
        String school,

        @Parameter(
                description = "The report as it was known at that moment, with its zone; none = now",
                example = "2027-01-10T12:00:00+08:00")
        @Nullable
        String asOf) {

    ReportFilter toFilter() {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (last.isBefore(first)) {
            throw new InvalidRequest("to", "INVALID_RANGE");
        }
        return new ReportFilter(
                first,
                last,
                constant("basis", basis, Basis.REPORTED),
                constant("age", age, Age.ALL),
                programmes(),
                oneSchool(),
                asOf == null || asOf.isBlank() ? null : RecordedTime.of("asOf", asOf));
    }

    private List<String> programmes() {
        List<String> codes = programme == null
                ? List.of()
                : programme.stream().filter(code -> !code.isBlank()).toList();
        if (!codes.stream().allMatch(code -> CodeLists.contains("programmes", code))) {
            throw new InvalidRequest("programme", "INVALID_VALUE");
        }
        return codes;
    }

    private @Nullable String oneSchool() {
        if (school == null || school.isBlank()) {
            return null;
        }
        if (!school.matches(ReportFilter.SCHOOL)) {
            throw new InvalidRequest("school", "INVALID_VALUE");
        }
        return school;
    }

    private static LocalDate day(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidRequest(name, "MISSING_VALUE");
        }
        try {
            LocalDate day = LocalDate.parse(text);
            // what PostgreSQL can store as a date, with a wide margin
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw new InvalidRequest(name, "INVALID_VALUE");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new InvalidRequest(name, "INVALID_VALUE");
        }
    }

    private static <E extends Enum<E>> E constant(String name, @Nullable String text, E otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(name, "INVALID_VALUE"));
    }
}
