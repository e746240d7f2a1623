package org.rejoin.command.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.student.SealedById;
import org.rejoin.event.casefile.RegisterAnswer.Source;
import org.rejoin.event.casefile.RegisterAnswer.Student;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the last files said, person by person. */
@Component
class EnrolmentTable {

    private static final String TABLE = "enrolment";

    private final JdbcClient jdbc;
    private final SealedById seal;
    private final JsonMapper json;

    EnrolmentTable(JdbcClient jdbc, SealedById seal, JsonMapper json) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.json = json;
    }

    /** The table as a register that can be asked. */
    EnrolmentSource as(Source source) {
        return new EnrolmentSource() {
            @Override
            public Source name() {
                return source;
            }

            @Override
            public Map<String, Enrolment> find(Set<String> nationalIds, boolean anew) {
                return EnrolmentTable.this.find(source, nationalIds);
            }
        };
    }

    private Map<String, Enrolment> find(Source source, Set<String> nationalIds) {
        Map<String, String> byRow = new HashMap<>();
        nationalIds.forEach(nationalId -> byRow.put(seal.rowOf(TABLE, nationalId), nationalId));
        Map<String, Enrolment> found = new HashMap<>();
        jdbc.sql("SELECT person, unit, previous_unit, standing, since, facts FROM command_side.enrolment"
                        + " WHERE source = ? AND person = ANY (?)")
                .param(source.name())
                .param(byRow.keySet().toArray(String[]::new))
                .query(row -> {
                    String nationalId = byRow.get(row.getString("person"));
                    if (nationalId != null) {
                        byte[] facts = seal.open(TABLE, nationalId, row.getBytes("facts"));
                        found.put(
                                nationalId,
                                new Enrolment(
                                        row.getString("unit"),
                                        row.getString("previous_unit"),
                                        Enrolment.Standing.valueOf(row.getString("standing")),
                                        row.getObject("since", LocalDate.class),
                                        json.readValue(facts, Student.class)));
                    }
                });
        return found;
    }

    /** One file at a time of each source. @return its number */
    long beginFeed(Source source, LocalDate dataDate, int rows, String hash, String by, Instant at) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('register-feed'), hashtext(?))")
                .param(source.name())
                .query((row, n) -> n)
                .single();
        return jdbc.sql(
                        "INSERT INTO command_side.register_feed (source, data_date, row_count, file_hash, fed_by, fed_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?) RETURNING feed_id")
                .params(source.name(), dataDate, rows, hash, by, Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /**
     * What is older than what is known already changes nothing but says that the row was there.
     *
     * @param studentId pseudonym, left out where it was detached meanwhile
     */
    void put(
            Source source,
            String nationalId,
            Enrolment enrolment,
            @Nullable String studentId,
            LocalDate dataDate,
            long feed) {
        jdbc.sql("""
                        INSERT INTO command_side.enrolment AS known (source, person, unit, standing, since, facts, student_id,
                                                                     data_date, feed_id)
                        VALUES (:source, :person, :unit, :standing, :since, :facts,
                                (SELECT student_id FROM command_side.student_index WHERE student_id = :student LIMIT 1 FOR SHARE),
                                :dataDate, :feed)
                        ON CONFLICT (source, person) DO UPDATE
                           SET previous_unit = CASE WHEN known.unit = excluded.unit THEN known.previous_unit
                                                    ELSE known.unit END,
                               unit = excluded.unit, standing = excluded.standing, since = excluded.since,
                               facts = excluded.facts, student_id = excluded.student_id,
                               data_date = excluded.data_date, feed_id = excluded.feed_id
                         WHERE known.data_date <= excluded.data_date""")
                .param("source", source.name())
                .param("person", seal.rowOf(TABLE, nationalId))
                .param("unit", enrolment.unit())
                .param("standing", enrolment.standing().name())
                .param("since", enrolment.since())
                .param("facts", seal.seal(TABLE, nationalId, json.writeValueAsBytes(enrolment.student())))
                .param("student", studentId)
                .param("dataDate", dataDate)
                .param("feed", feed)
                .update();
    }

    /** Who stands in no file of the unit any more has left it. @param units whose rows are all in the file; null: all units */
    int left(Source source, @Nullable Set<String> units, LocalDate dataDate, long feed) {
        return jdbc.sql("UPDATE command_side.enrolment SET standing = 'LEFT', since = :dataDate, data_date = :dataDate,"
                        + " feed_id = :feed WHERE source = :source AND feed_id <> :feed AND standing <> 'LEFT'"
                        + " AND data_date <= :dataDate AND (:all OR unit = ANY (:units))")
                .param("source", source.name())
                .param("dataDate", dataDate)
                .param("feed", feed)
                .param("all", units == null)
                .param("units", units == null ? new String[0] : units.toArray(String[]::new))
                .update();
    }

    /** Who left long ago is nobody's student any more. */
    void forget(LocalDate leftBefore) {
        jdbc.sql("DELETE FROM command_side.enrolment WHERE standing = 'LEFT' AND since < ?")
                .param(leftBefore)
                .update();
    }
}
