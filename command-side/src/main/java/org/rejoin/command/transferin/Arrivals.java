package org.rejoin.command.transferin;

import java.util.List;
import org.rejoin.command.student.BeingErased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases a transfer-in lights: the reservation that keeps lines and matches, in the transaction of the event. */
@Component
class Arrivals {

    private final BeingErased beingErased;
    private final JdbcClient jdbc;

    Arrivals(BeingErased beingErased, JdbcClient jdbc) {
        this.beingErased = beingErased;
        this.jdbc = jdbc;
    }

    /** Open reported cases of other units, and the own unit's suspension (T19, c3); not of who left after that month. */
    List<String> casesLitBy(String student, String school, String month) {
        return jdbc.sql("""
                        SELECT case_id FROM command_side.student_case
                         WHERE student_id = ? AND standing = 'REPORTED' AND (school <> ? OR leaving_type = 'SUSPENSION')
                           AND coalesce(to_char(left_on, 'YYYY-MM'), '') <= ?
                         ORDER BY case_id""").params(student, school, month).query(String.class).list();
    }

    /**
     * Whether the student's data are being erased: a reason written meanwhile would outlive it. Not waited for the student here,
     * a report that waits for him may hold the case this one puts out.
     */
    boolean areBeingErased(String student) {
        return beingErased.includes(student);
    }

    void entered(TransferInId id, int line, String student, String school, String month) {
        jdbc.sql("INSERT INTO command_side.transfer_in_line (transfer_in_id, line, student_id, school, month)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(id.value(), line, student, school, month)
                .update();
    }

    void lit(TransferInId id, int line, String caseId) {
        jdbc.sql("INSERT INTO command_side.transfer_in_match (transfer_in_id, line, case_id) VALUES (?, ?, ?)")
                .params(id.value(), line, caseId)
                .update();
    }

    /** Takes the line out of what may match later; answers the cases that no other line of the batch lights. */
    List<String> withdrawn(TransferInId id, int line) {
        // a report that matches the line right now ends first, or does not find the line any more
        jdbc.sql("SELECT line FROM command_side.transfer_in_line WHERE transfer_in_id = ? AND line = ? FOR UPDATE")
                .params(id.value(), line)
                .query(Integer.class)
                .optional();
        List<String> lit = jdbc.sql("""
                        SELECT case_id FROM command_side.transfer_in_match WHERE transfer_in_id = :id AND line = :line
                        EXCEPT
                        SELECT case_id FROM command_side.transfer_in_match WHERE transfer_in_id = :id AND line <> :line
                         ORDER BY case_id""")
                .param("id", id.value())
                .param("line", line)
                .query(String.class)
                .list();
        jdbc.sql("DELETE FROM command_side.transfer_in_line WHERE transfer_in_id = ? AND line = ?")
                .params(id.value(), line)
                .update();
        return lit;
    }
}
