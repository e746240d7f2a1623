package org.rejoin.query.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One statement per report, so that its parts always fit together. */
@Component
class Reports {

    private static final String SUMMARY = """
            SELECT c.school, (SELECT s.name FROM read_model.statistics_school s WHERE s.school = c.school) AS school_name,
                   CASE grouping(c.leaving_type, c.main_reason_category, c.closure_reason, c.status)
                       WHEN 7 THEN 'LEAVING_TYPE' WHEN 11 THEN 'REASON_CATEGORY'
                       WHEN 13 THEN 'CLOSURE_REASON' WHEN 14 THEN 'STATUS' ELSE 'ALL' END AS by,
                   coalesce(c.leaving_type, c.main_reason_category, c.closure_reason, c.status) AS code,
                   count(DISTINCT c.student_id) AS persons, count(*) AS person_times
            FROM read_model.statistics_case c
            WHERE %s
            GROUP BY GROUPING SETS (
                (c.school), (c.school, c.leaving_type), (c.school, c.main_reason_category),
                (c.school, c.closure_reason), (c.school, c.status),
                (), (c.leaving_type), (c.main_reason_category), (c.closure_reason), (c.status))
            """;

    private static final String ROSTER = """
            SELECT c.*, (SELECT s.name FROM read_model.statistics_school s WHERE s.school = c.school) AS school_name,
                   (SELECT count(*) FROM read_model.statistics_record r WHERE r.case_id = c.case_id) AS records
            FROM read_model.statistics_case c
            WHERE %s
            ORDER BY c.school COLLATE "C", c.case_number COLLATE "C", c.case_id
            """;

    private static final String MEASURES = """
            WITH record AS (
                SELECT r.*, c.student_id
                FROM read_model.statistics_record r JOIN read_model.statistics_case c ON c.case_id = r.case_id
                WHERE %s)
            SELECT 'ALL' AS by, NULL AS code, count(*) AS records, count(DISTINCT student_id) AS persons
            FROM record
            UNION ALL
            SELECT 'MEASURE', measure, count(DISTINCT (case_id, record_id)), count(DISTINCT student_id)
            FROM record, unnest(measures) AS measure
            GROUP BY measure
            UNION ALL
            SELECT 'LIFE_SITUATION', life_situation, count(*), count(DISTINCT student_id)
            FROM record
            WHERE life_situation IS NOT NULL
            GROUP BY life_situation
            """;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    Reports(JdbcClient jdbc, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @AsReader
    SchoolSummary schoolSummary(Actor actor, ReportFilter filter) {
        List<SchoolSummary.Count> counts = select(SUMMARY, actor, filter)
                .query((row, number) -> new SchoolSummary.Count(
                        row.getString("school"),
                        row.getString("school_name"),
                        Dimension.valueOf(row.getString("by")),
                        row.getString("code"),
                        row.getLong("persons"),
                        row.getLong("person_times")))
                .list()
                .stream()
                // cases without a closure reason are those of the other statuses
                .filter(count -> count.by() == Dimension.ALL || count.code() != null)
                .sorted(Comparator.comparing(
                                (SchoolSummary.Count count) -> Objects.requireNonNullElse(count.school(), ""))
                        .thenComparing(SchoolSummary.Count::by)
                        .thenComparing(count -> count.by().placeOf(count.code()))
                        // of codes that no list holds
                        .thenComparing(count -> Objects.requireNonNullElse(count.code(), "")))
                .toList();
        return new SchoolSummary(
                counts.stream().filter(count -> count.school() != null).toList(),
                counts.stream().filter(count -> count.school() == null).toList());
    }

    @AsReader
    Roster roster(Actor actor, ReportFilter filter) {
        return new Roster(select(ROSTER, actor, filter)
                .query((row, number) -> rosterRow(row))
                .list());
    }

    @AsReader
    Measures measures(Actor actor, ReportFilter filter) {
        return new Measures(select(MEASURES, actor, filter)
                .query((row, number) -> new Measures.Count(
                        Dimension.valueOf(row.getString("by")),
                        row.getString("code"),
                        row.getLong("records"),
                        row.getLong("persons")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Measures.Count::by)
                        .thenComparing(count -> count.by().placeOf(count.code()))
                        // of codes that no list holds
                        .thenComparing(count -> Objects.requireNonNullElse(count.code(), "")))
                .toList());
    }

    private JdbcClient.StatementSpec select(String sql, Actor actor, ReportFilter filter) {
        Scope scope = Scope.of(actor);
        String counted = String.join(
                " AND ",
                "c.reported_at IS NOT NULL AND c.status <> 'VOIDED'",
                filter.basis().within,
                filter.age().condition(filter.basis()),
                filter.programmes().isEmpty() ? "true" : "c.programme IN (:programmes)",
                filter.school() == null ? "true" : "c.school = :school",
                scope.condition());
        return jdbc.sql(sql.formatted(counted)).params(parameters(filter, scope));
    }

    private Map<String, @Nullable Object> parameters(ReportFilter filter, Scope scope) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("zone", zone.getId());
        parameters.put("from", filter.from());
        parameters.put("to", filter.to());
        parameters.put("start", startOf(filter.from()));
        parameters.put("end", startOf(filter.to().plusDays(1)));
        parameters.put("programmes", filter.programmes());
        parameters.put("school", filter.school());
        parameters.put("scope", scope.of());
        return parameters;
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static Roster.Row rosterRow(ResultSet row) throws SQLException {
        return new Roster.Row(
                row.getString("case_number"),
                row.getString("school"),
                row.getString("school_name"),
                row.getString("student_number"),
                row.getString("student_name"),
                row.getString("sex"),
                row.getString("programme"),
                row.getObject("grade", Integer.class),
                row.getString("leaving_type"),
                row.getString("main_reason_category"),
                row.getString("main_reason"),
                row.getObject("left_on", LocalDate.class),
                Objects.requireNonNull(instant(row, "reported_at")),
                row.getString("status"),
                row.getString("closure_reason"),
                instant(row, "closed_at"),
                row.getInt("records"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
