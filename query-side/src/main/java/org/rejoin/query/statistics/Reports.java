package org.rejoin.query.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
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
import org.springframework.jdbc.core.SqlParameterValue;
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
            FROM %s c
            WHERE %s
            GROUP BY GROUPING SETS (
                (c.school), (c.school, c.leaving_type), (c.school, c.main_reason_category),
                (c.school, c.closure_reason), (c.school, c.status),
                (), (c.leaving_type), (c.main_reason_category), (c.closure_reason), (c.status))
            """;

    private static final String ROSTER = """
            SELECT c.*, (SELECT s.name FROM read_model.statistics_school s WHERE s.school = c.school) AS school_name,
                   (SELECT count(*) FROM read_model.statistics_record r
                    WHERE r.case_id = c.case_id AND r.submitted_at <= coalesce(:asOf, r.submitted_at)
                        AND coalesce(r.withdrawn_at > :asOf, r.withdrawn_at IS NULL)) AS records
            FROM %s c
            WHERE %s
            ORDER BY c.school COLLATE "C", c.case_number COLLATE "C", c.case_id
            """;

    private static final String MEASURES = """
            WITH record AS (
                SELECT r.*, c.student_id
                FROM read_model.statistics_record r JOIN %s c ON c.case_id = r.case_id
                WHERE r.submitted_at <= coalesce(:asOf, r.submitted_at)
                    AND coalesce(r.withdrawn_at > :asOf, r.withdrawn_at IS NULL) AND %s)
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

    private static final String MONTHS = """
            SELECT to_char(c.month, 'YYYY-MM') AS month, c.leaving_type,
                   count(DISTINCT c.student_id) AS persons, count(*) AS person_times
            FROM (SELECT date_trunc('month', %s) AS month, c.leaving_type, c.student_id FROM %s c WHERE %s) c
            GROUP BY GROUPING SETS ((c.month, c.leaving_type), (c.month), (c.leaving_type), ())
            """;

    private static final String NOW = "read_model.statistics_case";

    // what a report shows beside the standing is frozen by the report (R-ST-03)
    private static final String THEN = """
            (SELECT past.case_id, past.case_number, past.student_id, past.school, past.county, past.leaving_type,
                past.student_number, past.student_name, past.sex, past.programme, past.grade, past.main_reason,
                past.main_reason_category, past.left_on, past.reported_at, past.age_on_report, past.age_on_leaving,
                stood.status, stood.closure_reason, stood.closed_at
             FROM read_model.statistics_case past CROSS JOIN LATERAL (
                SELECT s.status, s.closure_reason, s.closed_at
                FROM read_model.statistics_standing s
                WHERE s.case_id = past.case_id AND s.since <= :asOf
                ORDER BY s.version DESC
                LIMIT 1) stood
             WHERE past.reported_at <= :asOf)""";

    // cases that count in one of the two reports only, and since when
    private static final String DIFFERENCE = """
            SELECT c.case_number, c.school, c.leaving_type, before.case_id IS NULL AS added,
                CASE WHEN before.case_id IS NULL THEN c.reported_at ELSE voided.since END AS at
            FROM read_model.statistics_case c
            LEFT JOIN (SELECT c.case_id FROM %s c WHERE %s) before ON before.case_id = c.case_id
            LEFT JOIN (SELECT c.case_id FROM %s c WHERE %s) today ON today.case_id = c.case_id
            LEFT JOIN read_model.statistics_standing voided ON voided.case_id = c.case_id AND voided.status = 'VOIDED'
            WHERE (before.case_id IS NULL) <> (today.case_id IS NULL)
            ORDER BY at, c.case_number COLLATE "C"
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

    /** By the month of the basis, in Taiwan. */
    @AsReader
    Months months(Actor actor, ReportFilter filter) {
        Scope scope = Scope.of(actor);
        List<Months.Count> counts = jdbc
                .sql(MONTHS.formatted(filter.basis().day, filter.asOf() == null ? NOW : THEN, counted(filter, scope)))
                .params(parameters(filter, scope))
                .query((row, number) -> {
                    String month = row.getString("month");
                    return new Months.Count(
                            month == null ? null : YearMonth.parse(month),
                            row.getString("leaving_type"),
                            row.getLong("persons"),
                            row.getLong("person_times"),
                            null);
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(
                                Months.Count::month, Comparator.nullsLast(Comparator.<YearMonth>naturalOrder()))
                        .thenComparing(count -> Dimension.LEAVING_TYPE.placeOf(count.leavingType())))
                .toList();
        return new Months(
                counts.stream().filter(count -> count.month() != null).toList(),
                counts.stream().filter(count -> count.month() == null).toList());
    }

    @AsReader
    Difference difference(Actor actor, ReportFilter filter) {
        Scope scope = Scope.of(actor);
        String counted = counted(filter, scope);
        List<Difference.Change> changes = jdbc.sql(DIFFERENCE.formatted(THEN, counted, NOW, counted))
                .params(parameters(filter, scope))
                .query((row, number) -> new Difference.Change(
                        row.getString("case_number"),
                        row.getString("school"),
                        row.getString("leaving_type"),
                        row.getBoolean("added") ? Difference.Kind.ADDED : Difference.Kind.VOIDED,
                        Objects.requireNonNull(instant(row, "at"))))
                .list();
        return new Difference(
                Objects.requireNonNull(filter.asOf()),
                total(schoolSummary(actor, filter)),
                total(schoolSummary(actor, filter.today())),
                changes);
    }

    private static Difference.Total total(SchoolSummary summary) {
        return summary.totals().stream()
                .filter(count -> count.by() == Dimension.ALL)
                .map(count -> new Difference.Total(count.persons(), count.personTimes(), null))
                .findFirst()
                .orElse(new Difference.Total(0, 0));
    }

    private JdbcClient.StatementSpec select(String sql, Actor actor, ReportFilter filter) {
        Scope scope = Scope.of(actor);
        return jdbc.sql(sql.formatted(filter.asOf() == null ? NOW : THEN, counted(filter, scope)))
                .params(parameters(filter, scope));
    }

    private static String counted(ReportFilter filter, Scope scope) {
        return String.join(
                " AND ",
                "c.reported_at IS NOT NULL AND c.status <> 'VOIDED'",
                filter.basis().within,
                filter.age().condition(filter.basis()),
                filter.programmes().isEmpty() ? "true" : "c.programme IN (:programmes)",
                filter.school() == null ? "true" : "c.school = :school",
                scope.condition());
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
        parameters.put("asOf", new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, moment(filter.asOf())));
        return parameters;
    }

    private @Nullable OffsetDateTime moment(@Nullable Instant at) {
        return at == null ? null : at.atZone(zone).toOffsetDateTime();
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
