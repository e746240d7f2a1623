package org.rejoin.query.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;
import org.rejoin.query.accesslog.Accessed;
import org.rejoin.query.platform.CsvTable;

/** What happened to a case, oldest first. */
record CaseHistory(
        UUID caseId,
        @Schema(example = "990001") String school,
        @Schema(example = "990") String county,
        List<HistoryEntry> entries)
        implements CsvTable, Accessed {

    private static final List<String> COLUMNS = List.of(
            "version",
            "recordedAt",
            "title",
            "sentence",
            "actor",
            "roles",
            "school",
            "happenedAt",
            "reason",
            "text",
            "correlationId");

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    public Set<String> accessedCounties() {
        return Set.of(county);
    }

    @Override
    public UUID accessedCase() {
        return caseId;
    }

    @Override
    public String name() {
        return "history-" + caseId;
    }

    @Override
    public Stream<List<@Nullable String>> records(Locale locale, ZoneId zone) {
        Labels labels = new Labels(CaseHistory.class, locale, zone);
        return Stream.concat(
                Stream.of(labels.columns(COLUMNS)), entries.stream().map(entry -> line(entry, labels, zone)));
    }

    private static List<@Nullable String> line(HistoryEntry entry, Labels labels, ZoneId zone) {
        return Arrays.asList(
                String.valueOf(entry.version()),
                moment(entry.recordedAt(), zone),
                entry.title(),
                entry.sentence(),
                entry.actor(),
                entry.roles().stream()
                        .sorted()
                        .map(role -> labels.text("role." + role))
                        .collect(Collectors.joining(labels.text("and"))),
                entry.school(),
                entry.happenedAt() == null
                        ? Objects.toString(entry.happenedOn(), null)
                        : moment(entry.happenedAt(), zone),
                entry.reason(),
                entry.text(),
                entry.correlationId());
    }

    // as asOf takes it
    private static String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
}
