package org.rejoin.command.casefile;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.event.casefile.LeavingType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where each case of a student stands in its unit: the reservation behind "one open case of a type" and the rules that look
 * across cases. Written in the transaction of the event that changes it; asking locks the student until that ends.
 */
@Component
class StudentCases {

    private final JdbcClient jdbc;

    StudentCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The student's other cases in the unit. Two commands on one student wait for each other here. */
    List<OtherCase> othersThan(String caseId, String student, String school) {
        lock(student);
        refuseWhileErased(student);
        return peekOthersThan(caseId, student, school);
    }

    /** The same without waiting, for those who only want to know. */
    List<OtherCase> peekOthersThan(String caseId, String student, String school) {
        return jdbc.sql("""
                        SELECT other.leaving_type, other.standing,
                               coalesce(other.closing_order > mine.closing_order, false) AS closed_later
                          FROM command_side.student_case other
                          LEFT JOIN command_side.student_case mine ON mine.case_id = :case
                         WHERE other.student_id = :student AND other.school = :school AND other.case_id <> :case
                           AND other.standing <> 'VOIDED'""")
                .param("case", caseId)
                .param("student", student)
                .param("school", school)
                .query((row, n) -> new OtherCase(
                        LeavingType.valueOf(row.getString("leaving_type")),
                        !row.getString("standing").equals("CLOSED"),
                        !row.getString("standing").equals("FILED"),
                        row.getBoolean("closed_later")))
                .list();
    }

    void filed(
            String caseId,
            String caseNumber,
            String student,
            String school,
            LeavingType type,
            @Nullable LocalDate leftOn) {
        jdbc.sql("""
                        INSERT INTO command_side.student_case
                               (case_id, case_number, student_id, school, leaving_type, left_on, standing)
                        VALUES (?, ?, ?, ?, ?, ?, 'FILED')""")
                .params(caseId, caseNumber, student, school, type.name())
                .param(leftOn)
                .update();
    }

    void leftOn(String caseId, @Nullable LocalDate leftOn) {
        jdbc.sql("UPDATE command_side.student_case SET left_on = ? WHERE case_id = ?")
                .param(leftOn)
                .param(caseId)
                .update();
    }

    void reported(String caseId) {
        stand(caseId, "REPORTED");
    }

    void voided(String caseId) {
        stand(caseId, "VOIDED");
    }

    void closed(String caseId) {
        jdbc.sql("UPDATE command_side.student_case SET standing = 'CLOSED',"
                        + " closing_order = nextval('command_side.closing_order') WHERE case_id = ?")
                .param(caseId)
                .update();
    }

    /** Transfer-ins of other units that found no case of this one when they were entered (c6). */
    List<EarlierArrival> arrivalsBefore(String student, String school, @Nullable LocalDate leftOn) {
        String earliest =
                YearMonth.from(leftOn == null ? LocalDate.EPOCH : leftOn).toString();
        return jdbc.sql("""
                        SELECT transfer_in_id, line, school, month FROM command_side.transfer_in_line entered
                         WHERE student_id = ? AND school <> ? AND month >= ?
                           AND NOT EXISTS (SELECT FROM command_side.transfer_in_match JOIN command_side.student_case lit
                                                  USING (case_id)
                                            WHERE transfer_in_id = entered.transfer_in_id AND line = entered.line
                                              AND lit.school = ?)
                         ORDER BY transfer_in_id, line
                           FOR KEY SHARE OF entered""")
                .params(student, school, earliest, school)
                .query((row, n) -> new EarlierArrival(
                        row.getString("transfer_in_id"),
                        row.getInt("line"),
                        row.getString("school"),
                        row.getString("month")))
                .list();
    }

    record EarlierArrival(String transferInId, int line, String school, String month) {}

    void matched(EarlierArrival arrival, String caseId) {
        jdbc.sql("INSERT INTO command_side.transfer_in_match (transfer_in_id, line, case_id) VALUES (?, ?, ?)")
                .params(arrival.transferInId(), arrival.line(), caseId)
                .update();
    }

    // not against the key: a transfer-in that names the student meanwhile must not wait, it may hold what this one
    // needs
    private void lock(String student) {
        jdbc.sql("SELECT student_id FROM command_side.student WHERE student_id = ? FOR NO KEY UPDATE")
                .param(student)
                .query(String.class)
                .optional();
    }

    // what is written meanwhile would be sealed with a key that goes
    private void refuseWhileErased(String student) {
        boolean approved = jdbc.sql("SELECT EXISTS (SELECT FROM command_side.erasure WHERE student_id = ?"
                        + " AND standing = 'APPROVED')")
                .param(student)
                .query(Boolean.class)
                .single();
        if (approved) {
            throw new Refused(CaseFileBlocker.ERASURE_UNDER_WAY);
        }
    }

    private void stand(String caseId, String standing) {
        jdbc.sql("UPDATE command_side.student_case SET standing = ?, closing_order = NULL WHERE case_id = ?")
                .params(standing, caseId)
                .update();
    }
}
