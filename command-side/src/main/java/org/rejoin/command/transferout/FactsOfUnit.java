package org.rejoin.command.transferout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.rejoin.command.absence.KnownNames;
import org.rejoin.command.absence.PupilLooks;
import org.rejoin.command.absence.PupilsAway;
import org.rejoin.command.absence.PupilsHere;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.command.student.BeingErased;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.Stage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FactsOfUnit implements TransferFacts {

    private final PublishedRules rules;
    private final SchoolCalendars calendars;
    private final PupilsAway away;
    private final PupilLooks looks;
    private final PupilsHere pupils;
    private final KnownNames names;
    private final Deadlines deadlines;
    private final BeingErased beingErased;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    FactsOfUnit(
            PublishedRules rules,
            SchoolCalendars calendars,
            PupilsAway away,
            PupilLooks looks,
            PupilsHere pupils,
            KnownNames names,
            Deadlines deadlines,
            BeingErased beingErased,
            JdbcClient jdbc,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.calendars = calendars;
        this.away = away;
        this.looks = looks;
        this.pupils = pupils;
        this.names = names;
        this.deadlines = deadlines;
        this.beingErased = beingErased;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    private record Gone(String school, String student, boolean temporary) {}

    private static Gone gone(ResultSet row) throws SQLException {
        return new Gone(row.getString("school"), row.getString("student_id"), row.getDate("leave_from") != null);
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
        return calendars.ofUnit(school).schoolYearOf(day);
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
    public Optional<Stage> stageOf(String unit) {
        return jdbc.sql("SELECT division FROM command_side.school_unit WHERE unit = ?")
                .param(unit)
                .query(String.class)
                .optional()
                .map(division -> Division.valueOf(division).stage());
    }

    @Override
    public boolean isKnownByAnotherName(String school, String studentId, String name) {
        return names.areOthers(school, studentId, name);
    }

    @Override
    public boolean isBeingErased(String studentId) {
        return beingErased.includes(studentId);
    }

    @Override
    public boolean opens(TransferOutId id, String school, TransferPaper paper) {
        boolean opened = jdbc.sql("INSERT INTO command_side.transfer_out"
                                + " (transfer_out_id, student_id, school, open, leave_from, leave_until)"
                                + " VALUES (?, ?, ?, true, ?, ?)"
                                + " ON CONFLICT (student_id, school) WHERE open DO NOTHING")
                        .params(id.value(), paper.studentId(), school)
                        .param(paper.isTemporary() ? paper.from() : null)
                        .param(paper.until())
                        .update()
                == 1;
        if (opened && paper.isTemporary()) {
            looks.again(school, paper.studentId());
        }
        return opened;
    }

    @Override
    public void closes(TransferOutId id, LocalDate day) {
        jdbc.sql("UPDATE command_side.transfer_out SET open = false,"
                        + " leave_until = CASE WHEN leave_from IS NOT NULL THEN least(leave_until, ?) END"
                        + " WHERE transfer_out_id = ? RETURNING school, student_id, leave_from")
                .params(day, id.value())
                .query((row, n) -> gone(row))
                .list()
                .forEach(gone -> {
                    if (gone.temporary()) {
                        looks.again(gone.school(), gone.student());
                    } else {
                        away.transferredOut(
                                gone.school(),
                                gone.student(),
                                day.atStartOfDay(zone).toInstant());
                    }
                });
    }

    @Override
    public void neverWas(TransferOutId id) {
        jdbc
                .sql("DELETE FROM command_side.transfer_out WHERE transfer_out_id = ?"
                        + " RETURNING school, student_id, leave_from")
                .param(id.value())
                .query((row, n) -> gone(row))
                .list()
                .stream()
                .filter(Gone::temporary)
                .forEach(gone -> looks.again(gone.school(), gone.student()));
    }

    @Override
    public void left(String school, String studentId, LocalDate from, LeavingCause cause) {
        pupils.left(school, studentId, from, cause, LeavingSource.TRANSFER);
    }

    @Override
    public void neverLeft(String school, String studentId, LocalDate from) {
        pupils.withdrawn(school, studentId, from, LeavingSource.TRANSFER);
    }

    @Override
    public void lookAgain(TransferOutId id, Optional<Instant> at) {
        at.ifPresentOrElse(
                moment -> deadlines.set(WhenTransferDutyIsDue.KIND, id.value(), moment),
                () -> deadlines.lift(WhenTransferDutyIsDue.KIND, id.value()));
    }
}
