package org.rejoin.command.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rejoin.command.absence.PupilsAway;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FactsOfUnit implements TransferFacts {

    private final PublishedRules rules;
    private final SchoolCalendars calendars;
    private final PupilsAway away;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    FactsOfUnit(
            PublishedRules rules,
            SchoolCalendars calendars,
            PupilsAway away,
            Deadlines deadlines,
            JdbcClient jdbc,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.calendars = calendars;
        this.away = away;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public ArrivalTerm arrival(String school, LocalDate issuedOn, boolean withinCounty, LocalDate enteredOn) {
        RulesInForce inForce = rules.ofUnit(school).on(issuedOn);
        return ArrivalTerm.of(issuedOn, withinCounty, inForce.rules().terms(), calendars.ofUnit(school), enteredOn);
    }

    @Override
    public String ruleSet(String school, LocalDate day) {
        return RuleBook.label(rules.ofUnit(school).on(day));
    }

    @Override
    public int schoolYearOf(String school, LocalDate day) {
        return calendars.ofUnit(school).semesterOf(day).schoolYear();
    }

    @Override
    public LocalDate addSchoolDays(String school, LocalDate day, int schoolDays) {
        return calendars.ofUnit(school).addSchoolDays(day, schoolDays);
    }

    @Override
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public Optional<String> countyOf(String unit) {
        return jdbc.sql("SELECT county FROM command_side.school_unit WHERE unit = ?")
                .param(unit)
                .query(String.class)
                .optional();
    }

    @Override
    public boolean isBeingErased(String studentId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.erasure WHERE student_id = ?"
                        + " AND standing = 'APPROVED')")
                .param(studentId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean opens(TransferOutId id, String school, TransferPaper paper) {
        return jdbc.sql("INSERT INTO command_side.transfer_out"
                                + " (transfer_out_id, student_id, school, open, leave_from, leave_until)"
                                + " VALUES (?, ?, ?, true, ?, ?)"
                                + " ON CONFLICT (student_id, school) WHERE open DO NOTHING")
                        .params(id.value(), paper.studentId(), school)
                        .param(paper.isTemporary() ? paper.from() : null)
                        .param(paper.until())
                        .update()
                == 1;
    }

    @Override
    public void closes(TransferOutId id, LocalDate day) {
        jdbc
                .sql("UPDATE command_side.transfer_out SET open = false,"
                        + " leave_until = CASE WHEN leave_from IS NOT NULL THEN least(leave_until, ?) END"
                        + " WHERE transfer_out_id = ? RETURNING school, student_id, leave_from IS NULL AS for_good")
                .params(day, id.value())
                .query((row, n) -> row.getBoolean("for_good")
                        ? List.of(row.getString("school"), row.getString("student_id"))
                        : List.<String>of())
                .list()
                .stream()
                .filter(gone -> !gone.isEmpty())
                .forEach(gone -> away.transferredOut(
                        gone.get(0), gone.get(1), day.atStartOfDay(zone).toInstant()));
    }

    @Override
    public void neverWas(TransferOutId id) {
        jdbc.sql("DELETE FROM command_side.transfer_out WHERE transfer_out_id = ?")
                .param(id.value())
                .update();
    }

    @Override
    public void lookAgain(TransferOutId id, Optional<Instant> at) {
        at.ifPresentOrElse(
                moment -> deadlines.set(WhenTransferDutyIsDue.KIND, id.value(), moment),
                () -> deadlines.lift(WhenTransferDutyIsDue.KIND, id.value()));
    }
}
