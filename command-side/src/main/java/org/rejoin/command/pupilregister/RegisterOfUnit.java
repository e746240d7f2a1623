package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import java.util.Optional;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RegisterOfUnit implements RegisterFacts {

    private final PublishedRules rules;
    private final SchoolCalendars calendars;
    private final JdbcClient jdbc;

    RegisterOfUnit(PublishedRules rules, SchoolCalendars calendars, JdbcClient jdbc) {
        this.rules = rules;
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    @Override
    public RuleSetPublished rules(String school, LocalDate day) {
        return rules.ofUnit(school).on(day);
    }

    @Override
    public SchoolCalendar calendar(String school) {
        return calendars.ofUnit(school);
    }

    @Override
    public Grades grades(String school) {
        return Grades.of(rules.ofUnit(school).stage());
    }

    @Override
    public boolean isBeingErased(String studentId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.erasure WHERE student_id = ?"
                        + " AND standing = 'APPROVED')")
                .param(studentId)
                .query(Boolean.class)
                .single();
    }

    // the row of the series is held until the transaction ends: who comes second waits for it
    @Override
    public Optional<StudentNumber> next(String school, int entryYear) {
        int sequence =
                jdbc.sql("""
                        INSERT INTO command_side.student_number_series AS given (school, entry_year, last)
                        VALUES (?, ?, 1)
                        ON CONFLICT (school, entry_year) DO UPDATE SET last = given.last + 1 RETURNING last""").params(school, entryYear).query(Integer.class).single();
        return sequence > StudentNumber.LAST ? Optional.empty() : Optional.of(new StudentNumber(entryYear, sequence));
    }

    @Override
    public boolean enters(
            RegisterEntryId id,
            String studentId,
            String school,
            StudentNumber number,
            LocalDate bornOn,
            int grade,
            Movement movement) {
        reach(school, number);
        return jdbc.sql("INSERT INTO command_side.register_entry"
                                + " (entry_id, student_id, school, number, born_on, grade, movement)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (school, number) DO NOTHING")
                        .params(id.value(), studentId, school, number.text(), bornOn, grade, movement.name())
                        .update()
                == 1;
    }

    @Override
    public void stands(RegisterEntryId id, int grade, Movement movement) {
        jdbc.sql("UPDATE command_side.register_entry SET grade = ?, movement = ? WHERE entry_id = ?")
                .params(grade, movement.name(), id.value())
                .update();
    }

    @Override
    public boolean corrects(RegisterEntryId id, StudentNumber number, LocalDate bornOn) {
        String school = jdbc.sql("SELECT school FROM command_side.register_entry WHERE entry_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
        reach(school, number);
        return jdbc.sql("UPDATE command_side.register_entry SET number = :number, born_on = :bornOn"
                                + " WHERE entry_id = :id AND NOT EXISTS (SELECT FROM command_side.register_entry"
                                + " WHERE school = :school AND number = :number AND entry_id <> :id)")
                        .param("number", number.text())
                        .param("bornOn", bornOn)
                        .param("id", id.value())
                        .param("school", school)
                        .update()
                == 1;
    }

    // numbers are given after the highest there is, also of those taken over
    private void reach(String school, StudentNumber number) {
        jdbc.sql("""
                        INSERT INTO command_side.student_number_series AS given (school, entry_year, last)
                        VALUES (?, ?, ?)
                        ON CONFLICT (school, entry_year) DO UPDATE SET last = greatest(given.last, excluded.last)""").params(school, number.entryYear(), number.sequence()).update();
    }
}
