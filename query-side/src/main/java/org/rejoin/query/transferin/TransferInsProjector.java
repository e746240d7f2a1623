package org.rejoin.query.transferin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.ArrivalSource;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.event.transferin.TransferInEntered;
import org.rejoin.event.transferin.TransferInLineWithdrawn;
import org.rejoin.keystore.Erased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lines, cases and students are of different aggregates and come in any order: each keeps its own rows, the answer joins them. */
@Component
@ProcessingGroup(TransferInsProjector.GROUP)
class TransferInsProjector {

    static final String GROUP = "transfer-ins";

    private static final int SHOWN = 3;

    private final JdbcClient jdbc;

    TransferInsProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(TransferInEntered event, @Timestamp Instant at, MetaData metaData) {
        String by = Actor.from(metaData).account();
        event.lines().forEach(line -> enter(event, line, by, at));
    }

    @EventHandler
    void on(TransferInLineWithdrawn event, @Timestamp Instant at) {
        int changed = jdbc.sql("UPDATE read_model.transfer_in_line SET withdrawn_at = ?"
                        + " WHERE transfer_in_id = ? AND line = ?")
                .params(moment(at), UUID.fromString(event.transferInId()), event.line())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("No line " + event.line() + " of " + event.transferInId());
        }
    }

    @EventHandler
    void on(FilingStarted event) {
        jdbc.sql("INSERT INTO read_model.transfer_in_case (case_id, student_id) VALUES (?, ?)")
                .params(UUID.fromString(event.caseId()), UUID.fromString(event.studentId()))
                .update();
    }

    @EventHandler
    void on(TransferInMatched event, @Timestamp Instant at) {
        if (event.source() != ArrivalSource.SCHOOL) {
            return; // the register said so: nobody entered a line
        }
        UUID student = jdbc.sql("SELECT student_id FROM read_model.transfer_in_case WHERE case_id = ?")
                .param(UUID.fromString(event.caseId()))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No case " + event.caseId()));
        jdbc.sql("INSERT INTO read_model.transfer_in_match AS m (transfer_in_id, student_id, matched_at)"
                        + " VALUES (?, ?, ?) ON CONFLICT (transfer_in_id, student_id)"
                        + " DO UPDATE SET matched_at = least(m.matched_at, excluded.matched_at)")
                .params(UUID.fromString(event.transferInId()), student, moment(at))
                .update();
    }

    @EventHandler
    void on(StudentRegistered event) {
        if (!event.nationalId().equals(Erased.TEXT)) {
            jdbc.sql("INSERT INTO read_model.transfer_in_student (student_id, national_id) VALUES (?, ?)")
                    .params(UUID.fromString(event.studentId()), ends(event.nationalId()))
                    .update();
        }
    }

    @EventHandler
    void on(ErasureCarriedOut event) {
        if (event.dataClass() == DataClass.REGISTER) {
            jdbc.sql("DELETE FROM read_model.transfer_in_student WHERE student_id = ?")
                    .param(UUID.fromString(event.studentId()))
                    .update();
        }
    }

    @ResetHandler
    void reset() {
        for (String table : List.of("line", "match", "case", "student")) {
            jdbc.sql("DELETE FROM read_model.transfer_in_" + table).update();
        }
    }

    private void enter(TransferInEntered event, TransferInEntered.Line line, String by, Instant at) {
        jdbc.sql("""
                        INSERT INTO read_model.transfer_in_line
                               (transfer_in_id, line, school, month, entered_by, entered_at, student_id, outcome)
                        VALUES (:transferIn, :line, :school, :month, :by, :at, :student, :outcome)""")
                .param("transferIn", UUID.fromString(event.transferInId()))
                .param("line", line.line())
                .param("school", event.school())
                .param("month", event.month())
                .param("by", by)
                .param("at", moment(at))
                .param("student", pseudonym(line.studentId()))
                .param("outcome", line.outcome().name())
                .update();
    }

    private static @Nullable UUID pseudonym(@Nullable String student) {
        return student == null ? null : UUID.fromString(student);
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** As much as tells the lines of a school apart. */
    private static String ends(String nationalId) {
        return nationalId.substring(0, SHOWN) + "＊＊＊＊" + nationalId.substring(nationalId.length() - SHOWN);
    }
}
