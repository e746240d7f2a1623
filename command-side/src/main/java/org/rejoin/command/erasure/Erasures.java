package org.rejoin.command.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.erasure.ErasureRequested;
import org.rejoin.event.erasure.LegalBasis;
import org.rejoin.keystore.ErasedKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where every erasure stands: one at a time per person and class, and the approved ones as work to be done. */
@Component
class Erasures {

    // what was never reported is the school's alone
    private static final String INSPECTED = """
             kept.reported_on IS NOT NULL
            AND (:school::text IS NULL OR kept.school = :school)
            AND (:county::text IS NULL OR county = :county)""";
    private static final String FOUND = """
            (:standing::text IS NULL OR standing = :standing)
            AND (:school::text IS NULL AND :county::text IS NULL
                 OR EXISTS (SELECT FROM command_side.student_case kept JOIN command_side.school_unit ON unit = kept.school
                             WHERE kept.student_id = asked.student_id AND""" + INSPECTED + "))";

    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An approved erasure this node is to carry out now, in the name of who approved it. */
    record Claimed(String erasureId, String studentId, DataClass dataClass, Actor approver) {}

    /** Unit or county whose cases are meant; neither: all. */
    record Scope(@Nullable String school, @Nullable String county) {

        boolean isAll() {
            return school == null && county == null;
        }
    }

    record Row(
            String erasureId,
            String studentId,
            DataClass dataClass,
            LegalBasis legalBasis,
            @Nullable String letterNumber,
            @Nullable LocalDate letterDate,
            Erasure.Standing standing,
            String requestedBy,
            Instant requestedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            List<String> duties,
            @Nullable String reason,
            @Nullable Instant carriedOutAt) {}

    /** Whether no other waits for the same person and class. */
    boolean requested(ErasureRequested request, Instant at) {
        return insert(request, Erasure.Standing.REQUESTED, at);
    }

    void repeated(ErasureRequested request, Instant at) {
        insert(request, Erasure.Standing.CARRIED_OUT, at);
    }

    void approved(ErasureId id, Actor by, Instant at) {
        decided(id, by, "APPROVED", at);
    }

    void refused(ErasureId id, Actor by, List<String> duties, String reason, Instant at) {
        decided(id, by, "REFUSED", at);
        jdbc.sql("UPDATE command_side.erasure SET duties = ?, reason = ? WHERE erasure_id = ?")
                .param(duties.toArray(String[]::new))
                .params(reason, id.value())
                .update();
    }

    void withdrawn(ErasureId id, Actor by, Instant at) {
        decided(id, by, "WITHDRAWN", at);
    }

    /** What was said when an earlier request was refused goes too. */
    void carriedOut(ErasureRequested erasure, long keyErasure, Instant at) {
        jdbc.sql("""
                        UPDATE command_side.erasure
                           SET standing = 'CARRIED_OUT', carried_out_at = ?, key_erasure = ?, claimed_until = NULL, next_attempt = NULL
                         WHERE erasure_id = ?""").params(timestamp(at), keyErasure, erasure.erasureId()).update();
        jdbc.sql("UPDATE command_side.erasure SET reason = NULL WHERE student_id = ?")
                .param(erasure.studentId())
                .update();
    }

    /** The approved one that waits longest; nobody else gets it until the claim runs out. */
    Optional<Claimed> claim(Duration lease) {
        return jdbc.sql("""
                        UPDATE command_side.erasure SET claimed_until = now() + make_interval(secs => ?)
                         WHERE erasure_id = (SELECT erasure_id FROM command_side.erasure
                                              WHERE standing = 'APPROVED' AND next_attempt <= now()
                                                AND (claimed_until IS NULL OR claimed_until < now())
                                              ORDER BY next_attempt LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING erasure_id, student_id, data_class, decided_by, decided_roles""")
                .param(lease.toSeconds())
                .query((row, n) -> new Claimed(
                        row.getString("erasure_id"),
                        row.getString("student_id"),
                        DataClass.valueOf(row.getString("data_class")),
                        new Actor(row.getString("decided_by"), rolesIn(row), null, null)))
                .optional();
    }

    /** To be tried again after the pause, by any node. */
    void postpone(String erasureId, Duration pause) {
        jdbc.sql("""
                        UPDATE command_side.erasure
                           SET claimed_until = NULL, next_attempt = now() + make_interval(secs => ?)
                         WHERE erasure_id = ? AND standing = 'APPROVED'""").params(pause.toMillis() / 1000.0, erasureId).update();
    }

    /** Whether the data of a known person say nothing of this erasure, nor are about to. */
    boolean isMissing(ErasedKeys erased) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM command_side.student WHERE student_id = :student)
                           AND NOT EXISTS (SELECT FROM command_side.erasure
                                            WHERE student_id = :student AND data_class = :class
                                              AND (standing = 'APPROVED' OR key_erasure >= :number))""")
                .param("student", erased.subject())
                .param("class", erased.dataClass().name())
                .param("number", erased.number())
                .query(Boolean.class)
                .single();
    }

    /** Newest first, of a scope: an auditor may be one of a school's or a county's cases alone. */
    List<Row> newest(Erasure.@Nullable Standing standing, Scope scope, int page, int size) {
        return jdbc.sql("SELECT * FROM command_side.erasure asked WHERE " + FOUND
                        + " ORDER BY requested_at DESC, erasure_id LIMIT :size OFFSET :from")
                .param("standing", standing == null ? null : standing.name())
                .param("school", scope.school())
                .param("county", scope.county())
                .param("size", size)
                .param("from", (long) page * size)
                .query((row, n) -> row(row))
                .list();
    }

    long count(Erasure.@Nullable Standing standing, Scope scope) {
        return jdbc.sql("SELECT count(*) FROM command_side.erasure asked WHERE " + FOUND)
                .param("standing", standing == null ? null : standing.name())
                .param("school", scope.school())
                .param("county", scope.county())
                .query(Long.class)
                .single();
    }

    Optional<Row> find(String erasureId, Scope scope) {
        return jdbc.sql("SELECT * FROM command_side.erasure asked WHERE erasure_id = :id AND " + FOUND)
                .param("id", erasureId)
                .param("standing", null)
                .param("school", scope.school())
                .param("county", scope.county())
                .query((row, n) -> row(row))
                .optional();
    }

    /** Of the person's cases those the scope lets see. */
    Set<String> inspected(String student, Scope scope) {
        return Set.copyOf(jdbc.sql("SELECT case_id FROM command_side.student_case kept"
                        + " JOIN command_side.school_unit ON unit = kept.school WHERE kept.student_id = :student AND"
                        + INSPECTED)
                .param("student", student)
                .param("school", scope.school())
                .param("county", scope.county())
                .query(String.class)
                .list());
    }

    private boolean insert(ErasureRequested request, Erasure.Standing standing, Instant at) {
        return jdbc.sql("""
                        INSERT INTO command_side.erasure (erasure_id, student_id, data_class, legal_basis,
                               letter_number, letter_date, standing, requested_by, requested_at, cases)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,
                               (SELECT count(*) FROM command_side.student_case WHERE student_id = ?))
                        ON CONFLICT (student_id, data_class) WHERE standing IN ('REQUESTED', 'APPROVED') DO NOTHING""")
                        .params(
                                request.erasureId(),
                                request.studentId(),
                                request.dataClass().name(),
                                request.legalBasis().name())
                        .param(request.letterNumber())
                        .param(request.letterDate())
                        .params(standing.name(), request.requestedBy(), timestamp(at), request.studentId())
                        .update()
                == 1;
    }

    private void decided(ErasureId id, Actor by, String standing, Instant at) {
        jdbc.sql("""
                        UPDATE command_side.erasure SET standing = ?, decided_by = ?, decided_roles = ?, decided_at = ?,
                               next_attempt = now()
                         WHERE erasure_id = ?""")
                .params(standing, by.account())
                .param(by.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .params(timestamp(at), id.value())
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("erasure_id"),
                row.getString("student_id"),
                DataClass.valueOf(row.getString("data_class")),
                LegalBasis.valueOf(row.getString("legal_basis")),
                row.getString("letter_number"),
                row.getObject("letter_date", LocalDate.class),
                Erasure.Standing.valueOf(row.getString("standing")),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("decided_by"),
                instant(row.getTimestamp("decided_at")),
                List.of((String[]) row.getArray("duties").getArray()),
                row.getString("reason"),
                instant(row.getTimestamp("carried_out_at")));
    }

    private static Set<Role> rolesIn(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("decided_roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
