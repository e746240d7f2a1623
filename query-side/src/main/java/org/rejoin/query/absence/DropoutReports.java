package org.rejoin.query.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reports of the asker's own unit, for registry and head, who write to the authorities. */
@Component
class DropoutReports {

    private static final Set<Role> WRITING = Set.of(Role.REGISTRY, Role.HEAD);

    private final JdbcClient jdbc;

    DropoutReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isFor(Actor actor) {
        return actor.roles().stream().anyMatch(WRITING::contains);
    }

    /** Of the pupil's newest report. */
    @AsReader
    Optional<ReportedDropout> newestOf(UUID pupil, Actor reader) {
        return jdbc.sql("""
                        SELECT r.*, d.day
                          FROM read_model.absence_report r
                          JOIN read_model.absence_duty d ON d.duty_id = r.duty_id
                         WHERE r.watch_id = ? AND r.school = ?
                         ORDER BY r.reported_on DESC, r.recorded_at DESC LIMIT 1""")
                .params(pupil, unitOf(reader))
                .query((row, n) -> report(row))
                .optional();
    }

    /** What the pupil's newest report said before, the newest correction first. */
    @AsReader
    List<ReportBefore> beforeCorrections(UUID pupil, Actor reader) {
        return jdbc.sql("""
                        SELECT b.* FROM read_model.absence_report_before b
                         WHERE b.duty_id = (SELECT r.duty_id FROM read_model.absence_report r
                                             WHERE r.watch_id = ? AND r.school = ?
                                             ORDER BY r.reported_on DESC, r.recorded_at DESC LIMIT 1)
                         ORDER BY b.number DESC""")
                .params(pupil, unitOf(reader))
                .query((row, n) -> new ReportBefore(
                        moment(row, "told_at"),
                        row.getString("told_by"),
                        row.getObject("reported_on", LocalDate.class),
                        row.getString("reference"),
                        DropoutGround.valueOf(row.getString("ground")),
                        row.getString("main_reason"),
                        List.of((String[]) row.getArray("further_reasons").getArray()),
                        row.getString("other"),
                        row.getString("contact_name"),
                        row.getString("contact_phone"),
                        moment(row, "corrected_at"),
                        row.getString("corrected_by"),
                        row.getString("reason")))
                .list();
    }

    /** Who was reported, was not seen at school since, turned out to have no leave and did not leave; the longest away first. */
    @AsReader
    List<WantedPupil> wanted(Actor reader) {
        return jdbc.sql("""
                        SELECT r.*, d.day, p.name, p.class_name
                          FROM read_model.absence_report r
                          JOIN read_model.absence_pupil p ON p.watch_id = r.watch_id
                          JOIN read_model.absence_duty d ON d.duty_id = r.duty_id
                         WHERE r.school = ? AND p.left_on IS NULL AND (p.back_on IS NULL OR d.day >= p.back_on)
                           AND NOT EXISTS (SELECT FROM read_model.absence_report n WHERE n.watch_id = r.watch_id
                                              AND (n.reported_on, n.recorded_at) > (r.reported_on, r.recorded_at))
                           AND NOT EXISTS (SELECT FROM read_model.absence_day b WHERE b.watch_id = r.watch_id
                                              AND (b.day >= d.day AND b.mark IN ('PRESENT', 'ARRIVED')
                                                OR b.day = d.day AND b.mark = 'LEAVE_GRANTED'))
                         ORDER BY r.reported_on, p.class_name, p.name, r.duty_id""")
                .param(unitOf(reader))
                .query((row, n) -> new WantedPupil(
                        row.getString("name"), row.getString("class_name"), row.getString("school"), report(row)))
                .list();
    }

    private static ReportedDropout report(ResultSet row) throws SQLException {
        return new ReportedDropout(
                row.getObject("day", LocalDate.class),
                row.getObject("reported_on", LocalDate.class),
                row.getString("reference"),
                DropoutGround.valueOf(row.getString("ground")),
                row.getString("main_reason"),
                List.of((String[]) row.getArray("further_reasons").getArray()),
                row.getString("other"),
                days(row),
                row.getString("national_id"),
                row.getString("contact_name"),
                row.getString("contact_phone"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<LocalDate> days(ResultSet row) throws SQLException {
        Stream<java.sql.Date> days =
                Arrays.stream((java.sql.Date[]) row.getArray("absent_on").getArray());
        return days.map(java.sql.Date::toLocalDate).toList();
    }

    // no unit is called so
    private static String unitOf(Actor reader) {
        NotAllowed.unless(reader, WRITING.toArray(Role[]::new));
        return Objects.requireNonNullElse(reader.school(), "");
    }
}
