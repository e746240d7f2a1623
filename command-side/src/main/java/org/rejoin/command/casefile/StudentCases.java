package org.rejoin.command.casefile;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.student.BeingErased;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where each case of a student stands in its unit: the reservation behind "one open case of a type" and the rules that look
 * across cases. Written in the transaction of the event that changes it; asking locks the student until that ends.
 */
@Component
class StudentCases {

    private final BeingErased beingErased;
    private final JdbcClient jdbc;

    StudentCases(BeingErased beingErased, JdbcClient jdbc) {
        this.beingErased = beingErased;
        this.jdbc = jdbc;
    }

    /**
     * Whether an approved erasure is not carried out yet: what is written meanwhile would be sealed with a key that goes. Where
     * not, two commands on one student wait for each other here; an erasure is not waited for, it needs this very case.
     */
    boolean isBeingErasedOnceLocked(String student) {
        if (isBeingErased(student)) {
            return true;
        }
        lock(student);
        return isBeingErased(student);
    }

    /** The same without waiting, for those who only want to know. */
    boolean isBeingErased(String student) {
        return beingErased.includes(student);
    }

    /** The student's other cases in the unit. */
    List<OtherCase> othersThan(String caseId, String student, String school) {
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

    void reported(String caseId, LocalDate on, LocalDate adultOn) {
        jdbc.sql("UPDATE command_side.student_case SET standing = 'REPORTED', reported_on = ?, adult_on = ?,"
                        + " reporting_order = nextval('command_side.closing_order') WHERE case_id = ?")
                .params(on, adultOn, caseId)
                .update();
    }

    /** @param adultOn null where the birth date was erased */
    void reopened(String caseId, @Nullable LocalDate adultOn) {
        jdbc.sql("UPDATE command_side.student_case SET standing = 'REPORTED', closing_order = NULL, closed_for = NULL,"
                        + " ended_on = NULL, adult_on = ? WHERE case_id = ?")
                .param(adultOn)
                .param(caseId)
                .update();
    }

    /** Tells the birth date, also where an end that would have removed it is missing in a restored backup. */
    void registerErased(String caseId) {
        jdbc.sql("UPDATE command_side.student_case SET adult_on = NULL WHERE case_id = ?")
                .param(caseId)
                .update();
    }

    void voided(String caseId, LocalDate on) {
        end(caseId, "VOIDED", null, on);
    }

    void closed(String caseId, ClosureReason reason, LocalDate on) {
        end(caseId, "CLOSED", reason.name(), on);
    }

    /** The day of the report, where the case was reported by command. */
    Optional<LocalDate> reportedOn(String caseId) {
        return jdbc.sql(
                        "SELECT reported_on FROM command_side.student_case WHERE case_id = ? AND reported_on IS NOT NULL")
                .param(caseId)
                .query(LocalDate.class)
                .optional();
    }

    /** What a long-term absence looks at, the one that ended last first. Two commands on one student wait for each other here. */
    List<Neighbour> neighbours(String caseId, String student, String school) {
        lock(student);
        return jdbc.sql("""
                        SELECT other.case_number, other.standing = 'REPORTED' AS open, other.closed_for, other.ended_on,
                               coalesce(other.closing_order > mine.reporting_order, false) AS ended_since
                          FROM command_side.student_case other
                          LEFT JOIN command_side.student_case mine ON mine.case_id = :case
                         WHERE other.student_id = :student AND other.school = :school AND other.case_id <> :case
                           AND other.reported_on IS NOT NULL AND other.leaving_type <> 'LONG_TERM_ABSENCE'
                         ORDER BY other.closing_order DESC NULLS LAST""")
                .param("case", caseId)
                .param("student", student)
                .param("school", school)
                .query((row, n) -> new Neighbour(
                        row.getString("case_number"),
                        row.getBoolean("open"),
                        row.getString("closed_for") == null ? null : ClosureReason.valueOf(row.getString("closed_for")),
                        row.getObject("ended_on", LocalDate.class),
                        row.getBoolean("ended_since")))
                .list();
    }

    /** Long-term absences of the same student in the same unit that a change of this case may concern. */
    List<String> openLongTermAbsencesBeside(String caseId) {
        return jdbc.sql("""
                        SELECT absence.case_id FROM command_side.student_case absence
                          JOIN command_side.student_case changed USING (student_id, school)
                         WHERE changed.case_id = ? AND changed.leaving_type <> 'LONG_TERM_ABSENCE'
                           AND absence.leaving_type = 'LONG_TERM_ABSENCE' AND absence.standing = 'REPORTED'""").param(caseId).query(String.class).list();
    }

    /**
     * A reported case that may be over by now.
     *
     * @param adultOn where the student is 18
     * @param absentSince day of the report, of a long-term absence
     */
    record OpenCase(
            String caseId,
            String school,
            @Nullable LocalDate adultOn,
            @Nullable LocalDate absentSince) {}

    List<OpenCase> maybeOver(LocalDate today) {
        return jdbc.sql("""
                        SELECT case_id, school, CASE WHEN adult_on <= :today THEN adult_on END AS adult_on,
                               CASE leaving_type WHEN 'LONG_TERM_ABSENCE' THEN reported_on END AS absent_since
                          FROM command_side.student_case
                         WHERE standing = 'REPORTED' AND (adult_on <= :today OR leaving_type = 'LONG_TERM_ABSENCE')
                         ORDER BY case_id""")
                .param("today", today)
                .query((row, n) -> new OpenCase(
                        row.getString("case_id"),
                        row.getString("school"),
                        row.getObject("adult_on", LocalDate.class),
                        row.getObject("absent_since", LocalDate.class)))
                .list();
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

    private void end(String caseId, String standing, @Nullable String reason, LocalDate on) {
        jdbc.sql("UPDATE command_side.student_case SET standing = ?, closed_for = ?, ended_on = ?, adult_on = NULL,"
                        + " closing_order = nextval('command_side.closing_order') WHERE case_id = ?")
                .param(standing)
                .param(reason)
                .param(on)
                .param(caseId)
                .update();
    }
}
