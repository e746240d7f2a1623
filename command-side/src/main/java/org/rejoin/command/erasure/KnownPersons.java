package org.rejoin.command.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.student.Pseudonyms;
import org.rejoin.event.DataClass;
import org.rejoin.event.EventTypes;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.FilingVoided;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The person an erasure is about, and what stands of his cases. */
@Component
class KnownPersons {

    private static final List<String> ENDINGS = Stream.of(
                    CaseClosed.class, CaseClosedAutomatically.class, CaseVoided.class, FilingVoided.class)
            .map(EventTypes::nameOf)
            .toList();

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;
    private final ZoneId zone;

    KnownPersons(JdbcClient jdbc, Pseudonyms pseudonyms, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
        this.zone = zone;
    }

    Optional<String> find(ErasureCommand.Person person) {
        if (person.nationalId() != null) {
            return pseudonyms.find(person.nationalId());
        }
        if (person.studentId() != null) {
            return Optional.of(person.studentId()).filter(pseudonyms::isKnown);
        }
        return jdbc.sql("SELECT student_id FROM command_side.student_case WHERE case_id = ?")
                .param(person.caseId())
                .query(String.class)
                .optional();
    }

    /** Whoever files, reports or reopens for the person meanwhile waits. */
    List<KeptCase> lockedCasesOf(String student) {
        pseudonyms.lock(student);
        return casesOf(student);
    }

    List<KeptCase> casesOf(String student) {
        return jdbc.sql("""
                        SELECT kept.case_id, kept.standing IN ('FILED', 'REPORTED') AS open, kept.left_on,
                               coalesce(bool_or(payload_type = :reported), false) AS reported,
                               max(time_stamp) FILTER (WHERE payload_type IN (:endings)) AS ended_at
                          FROM command_side.student_case kept
                          LEFT JOIN event_store.domain_event ON aggregate_identifier = kept.case_id
                         WHERE kept.student_id = :student
                         GROUP BY kept.case_id, kept.case_number ORDER BY kept.case_number""")
                .param("reported", EventTypes.nameOf(CaseReported.class))
                .param("endings", ENDINGS)
                .param("student", student)
                .query((row, n) -> kept(row))
                .list();
    }

    /** Whether any school keeps an entry of the person, also one who left, or one that was made by mistake. */
    boolean isInRegister(String student) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.register_entry WHERE student_id = :student)"
                        + " OR EXISTS (SELECT FROM command_side.void_number WHERE student_id = :student)")
                .param("student", student)
                .query(Boolean.class)
                .single();
    }

    /** From now on the national id names somebody new. */
    void detach(String student, DataClass dataClass) {
        if (dataClass == DataClass.REGISTER) {
            pseudonyms.detach(student);
        }
    }

    private KeptCase kept(ResultSet row) throws SQLException {
        return new KeptCase(
                row.getString("case_id"),
                row.getBoolean("open"),
                row.getBoolean("reported"),
                row.getObject("left_on", LocalDate.class),
                dayOf(row.getString("ended_at")));
    }

    private @Nullable LocalDate dayOf(@Nullable String at) {
        return at == null ? null : LocalDate.ofInstant(Instant.parse(at), zone);
    }
}
