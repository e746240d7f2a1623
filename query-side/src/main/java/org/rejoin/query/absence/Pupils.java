package org.rejoin.query.absence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: pupils of the asker's own unit, for whoever works with them there (c18). */
@Component
class Pupils {

    private static final String DUTIES = """
            SELECT d.*, p.name, p.class_name, p.in_a_row, done.text AS note, waived.text AS reason
              FROM read_model.absence_duty d
              JOIN read_model.absence_pupil p ON p.watch_id = d.watch_id
              LEFT JOIN read_model.absence_note done
                     ON done.about = d.duty_id AND done.kind = 'DONE' AND d.standing = 'MET'
              LEFT JOIN read_model.absence_note waived
                     ON waived.about = d.duty_id AND waived.kind = 'WAIVED' AND d.standing = 'WAIVED'
             WHERE d.school = ?""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Pupils(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What waits for somebody, the most urgent first. @param role whose; null: of everybody */
    @AsReader
    List<DutyView> owed(@Nullable Role role, Actor reader) {
        Instant now = clock.instant();
        return jdbc.sql(DUTIES + " AND d.standing = 'OPEN' AND (?::text IS NULL OR ? = ANY (d.roles))"
                        + " ORDER BY d.deadline, p.class_name, p.name, d.day, d.kind, d.duty_id")
                .params(Arrays.asList(unitOf(reader), nameOf(role), nameOf(role)))
                .query((row, n) -> duty(row, now))
                .list();
    }

    /** How much waits for the reader. */
    @AsReader
    long countOwed(Actor reader) {
        return jdbc.sql("SELECT count(*) FROM read_model.absence_duty"
                        + " WHERE school = ? AND standing = 'OPEN' AND roles && ?::text[]")
                .params(
                        unitOf(reader),
                        reader.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Who is away or at risk, was reported or has something waiting, and did not leave; the longest away first. */
    @AsReader
    List<PupilLine> followed(Actor reader) {
        return jdbc.sql("""
                        SELECT p.*, d.reported, d.open, d.overdue, d.missed, d.waiting
                          FROM read_model.absence_pupil p
                          LEFT JOIN LATERAL (
                               SELECT bool_or(kind = 'DROPOUT_REPORT' AND standing = 'MET'
                                              AND (p.back_on IS NULL OR d.day >= p.back_on)
                                              -- who is back and away anew is not reported for that
                                              AND (p.in_a_row = 0 OR NOT EXISTS (
                                                   SELECT FROM read_model.absence_day b WHERE b.watch_id = d.watch_id
                                                      AND b.day > d.day AND b.mark IN ('PRESENT', 'ARRIVED')))
                                              -- whose absence was found to be excused is reported for nothing
                                              AND NOT EXISTS (
                                                   SELECT FROM read_model.absence_day e WHERE e.watch_id = d.watch_id
                                                      AND e.day = d.day AND e.mark IN ('PRESENT', 'LEAVE_GRANTED'))
                                              -- stable for one more month, so it was closed (SOP-3.5)
                                              AND NOT EXISTS (
                                                   SELECT FROM read_model.absence_duty c WHERE c.watch_id = d.watch_id
                                                      AND c.kind = 'CLOSING_EVALUATION' AND c.standing = 'MET'
                                                      AND 'STABLE' = ANY (c.findings) AND c.done_on >= d.done_on)) AS reported,
                                      count(*) FILTER (WHERE standing = 'OPEN') AS open,
                                      count(*) FILTER (WHERE standing = 'OPEN' AND deadline <= ?) AS overdue,
                                      count(*) FILTER (WHERE missed) AS missed,
                                      (SELECT array_agg(DISTINCT role ORDER BY role) FROM read_model.absence_duty o, unnest(o.roles) role
                                        WHERE o.watch_id = p.watch_id AND o.standing = 'OPEN') AS waiting
                                 FROM read_model.absence_duty d WHERE d.watch_id = p.watch_id) d ON true
                         WHERE p.school = ? AND p.left_on IS NULL
                           AND (p.in_a_row > 0 OR d.open > 0 OR d.reported OR p.long_absence OR p.long_leave)
                         ORDER BY p.in_a_row DESC, p.class_name, p.name, p.watch_id""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), unitOf(reader))
                .query((row, n) -> new PupilLine(
                        row.getObject("watch_id", UUID.class),
                        row.getString("name"),
                        row.getString("class_name"),
                        row.getInt("in_a_row"),
                        row.getInt("absent_in_semester"),
                        isOnLeave(row),
                        row.getBoolean("long_absence"),
                        row.getBoolean("long_leave"),
                        row.getBoolean("reported"),
                        row.getInt("open"),
                        row.getInt("overdue"),
                        row.getInt("missed"),
                        codes(row, "waiting").map(Role::valueOf).toList()))
                .list();
    }

    @AsReader
    List<String> classes(Actor reader) {
        return jdbc.sql("SELECT DISTINCT class_name FROM read_model.absence_pupil"
                        + " WHERE school = ? AND left_on IS NULL ORDER BY class_name")
                .param(unitOf(reader))
                .query(String.class)
                .list();
    }

    /** The pupils of a class who were ever away and had not left by then: of the others nothing is kept (R-SCOPE-08). */
    @AsReader
    List<ClassLine> ofClass(String className, LocalDate day, Actor reader) {
        return jdbc.sql("""
                        SELECT p.watch_id, p.name, d.mark, d.leave,
                               (SELECT b.mark NOT IN ('PRESENT', 'ARRIVED') FROM read_model.absence_day b
                                 WHERE b.watch_id = p.watch_id AND b.day < ? ORDER BY b.day DESC LIMIT 1) AS away
                          FROM read_model.absence_pupil p
                          LEFT JOIN read_model.absence_day d ON d.watch_id = p.watch_id AND d.day = ?
                         WHERE p.school = ? AND p.class_name = ? AND (p.left_on IS NULL OR p.left_on > ?)
                         ORDER BY p.name, p.watch_id""")
                .params(day, day, unitOf(reader), className, day)
                .query((row, n) -> new ClassLine(
                        row.getObject("watch_id", UUID.class),
                        row.getString("name"),
                        row.getString("leave") == null ? row.getString("mark") : "LEAVE_" + row.getString("leave"),
                        row.getBoolean("away")))
                .list();
    }

    /** @throws NotVisible where there is none in the reader's unit */
    @AsReader
    PupilView of(UUID pupil, Actor reader) {
        if (!PupilReaders.worksWithPupils(reader) || reader.school() == null) {
            throw new NotVisible();
        }
        String unit = reader.school();
        Instant now = clock.instant();
        List<DayView> days = jdbc.sql("SELECT * FROM read_model.absence_day WHERE watch_id = ? ORDER BY day DESC")
                .param(pupil)
                .query((row, n) -> day(row))
                .list();
        List<DutyView> duties = jdbc.sql(
                        DUTIES + " AND d.watch_id = ? ORDER BY d.day DESC, d.rule_id, d.kind, d.duty_id")
                .params(unit, pupil)
                .query((row, n) -> duty(row, now))
                .list();
        return jdbc.sql("""
                        SELECT p.*, n.text AS cause FROM read_model.absence_pupil p
                          LEFT JOIN read_model.absence_note n ON n.about = p.watch_id AND n.kind = 'CAUSE'
                         WHERE p.watch_id = ? AND p.school = ?""")
                .params(pupil, unit)
                .query((row, n) -> pupil(row, days, duties))
                .optional()
                .orElseThrow(NotVisible::new);
    }

    private static PupilView pupil(ResultSet row, List<DayView> days, List<DutyView> duties) throws SQLException {
        String leftFor = row.getString("left_cause");
        return new PupilView(
                row.getObject("watch_id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                row.getString("class_name"),
                row.getString("school"),
                row.getInt("in_a_row"),
                row.getInt("absent_in_semester"),
                isOnLeave(row),
                row.getBoolean("indigenous"),
                row.getBoolean("urgent"),
                row.getBoolean("cause_known"),
                row.getBoolean("vulnerable_family"),
                row.getString("cause"),
                row.getObject("left_on", LocalDate.class),
                leftFor == null ? null : LeavingCause.valueOf(leftFor),
                days,
                duties);
    }

    private static DayView day(ResultSet row) throws SQLException {
        String leave = row.getString("leave");
        return new DayView(
                row.getObject("day", LocalDate.class),
                Mark.valueOf(row.getString("mark")),
                leave == null ? null : LeaveKind.valueOf(leave),
                Objects.requireNonNull(moment(row, "recorded_at")),
                row.getString("recorded_by"),
                row.getString("reason"));
    }

    private static DutyView duty(ResultSet row, Instant now) throws SQLException {
        Instant deadline = Objects.requireNonNull(moment(row, "deadline"));
        String standing = row.getString("standing");
        boolean overdue = standing.equals("OPEN") && !now.isBefore(deadline);
        String waiver = row.getString("waiver");
        String wording = row.getString("wording_zh");
        return new DutyView(
                row.getObject("duty_id", UUID.class),
                row.getObject("watch_id", UUID.class),
                row.getString("name"),
                row.getString("class_name"),
                row.getInt("in_a_row"),
                AbsenceDutyKind.valueOf(row.getString("kind")),
                wording == null ? null : new Wording(wording, row.getString("wording_en")),
                codes(row, "roles").map(Role::valueOf).toList(),
                row.getObject("day", LocalDate.class),
                row.getInt("count"),
                row.getObject("due_on", LocalDate.class),
                deadline,
                EvidenceKind.valueOf(row.getString("evidence")),
                row.getString("rule_id"),
                row.getString("rule_set"),
                overdue ? "OVERDUE" : standing,
                row.getBoolean("missed") || overdue,
                row.getObject("done_on", LocalDate.class),
                codes(row, "participants").map(Participant::valueOf).toList(),
                codes(row, "findings").map(Finding::valueOf).toList(),
                row.getString("reference"),
                row.getString("note"),
                moment(row, "ended_at"),
                row.getString("ended_by"),
                waiver == null ? null : AbsenceWaiver.valueOf(waiver),
                row.getString("reason"),
                reached(row));
    }

    private static @Nullable CountsReached reached(ResultSet row) throws SQLException {
        LocalDate upTo = row.getObject("reached_on", LocalDate.class);
        return upTo == null
                ? null
                : new CountsReached(
                        upTo,
                        row.getInt("reached_absent"),
                        row.getInt("reached_leaves"),
                        row.getInt("reached_leave_days"));
    }

    private static boolean isOnLeave(ResultSet row) throws SQLException {
        return row.getString("newest").equals(Mark.LEAVE_GRANTED.name());
    }

    private static Stream<String> codes(ResultSet row, String column) throws SQLException {
        Array codes = row.getArray(column);
        return codes == null ? Stream.of() : Arrays.stream((String[]) codes.getArray());
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static @Nullable String nameOf(@Nullable Role role) {
        return role == null ? null : role.name();
    }

    // no unit is called so
    private static String unitOf(Actor reader) {
        NotAllowed.unless(reader, Role.OF_COMPULSORY_SCHOOL.toArray(Role[]::new));
        return Objects.requireNonNullElse(reader.school(), "");
    }
}
