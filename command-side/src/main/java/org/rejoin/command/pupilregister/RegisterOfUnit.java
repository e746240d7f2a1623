package org.rejoin.command.pupilregister;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.command.absence.OpenAbsences;
import org.rejoin.command.absence.PupilLooks;
import org.rejoin.command.absence.PupilsHere;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.classchange.ClassChanges;
import org.rejoin.command.place.Vacancies;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.command.student.BeingErased;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Grades;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RegisterOfUnit implements RegisterFacts {

    /**
     * @param last highest number there is
     * @param given the number given here last, 0 where none was
     */
    private record Series(int last, int given) {}

    private record Numbered(String school, StudentNumber number, String student) {

        // never into a log
        @Override
        public String toString() {
            return "Numbered[" + school + "]";
        }
    }

    private final PublishedRules rules;
    private final Vacancies vacancies;
    private final SchoolCalendars calendars;
    private final PupilLooks looks;
    private final PupilsHere pupils;
    private final OpenAbsences absences;
    private final ClassChanges changes;
    private final BeingErased beingErased;
    private final JdbcClient jdbc;

    RegisterOfUnit(
            PublishedRules rules,
            Vacancies vacancies,
            SchoolCalendars calendars,
            PupilLooks looks,
            PupilsHere pupils,
            OpenAbsences absences,
            ClassChanges changes,
            BeingErased beingErased,
            JdbcClient jdbc) {
        this.rules = rules;
        this.vacancies = vacancies;
        this.calendars = calendars;
        this.looks = looks;
        this.pupils = pupils;
        this.absences = absences;
        this.changes = changes;
        this.beingErased = beingErased;
        this.jdbc = jdbc;
    }

    @Override
    public RulesInForce rules(String school, LocalDate day) {
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
    public Room room(String school, int grade, LocalDate on) {
        Optional<Integer> free = vacancies.in(school, grade, on);
        if (free.isEmpty()) {
            return Room.FREE;
        }
        if (free.get() == 0) {
            return Room.FULL;
        }
        SchoolCalendar calendar = calendar(school);
        int schoolYear = calendar.schoolYearOf(on);
        return on.isBefore(calendar.winterHoliday(schoolYear).from()) ? Room.IN_WINTER_HOLIDAY : Room.FREE;
    }

    @Override
    public boolean isBeingErased(String studentId) {
        return beingErased.includes(studentId);
    }

    // the row of the series is held until the transaction ends: who comes second waits for it, and sees then what was
    // given. Gaps below what was given here may be the numbers of pupils who left before the register came here
    @Override
    public Optional<StudentNumber> next(String school, int entryYear) {
        Series series = reach(school, entryYear, 0);
        Optional<Integer> free = jdbc.sql("""
                        SELECT sequence FROM generate_series(:first, :last) AS sequence
                         WHERE sequence NOT IN
                               (SELECT right(number, 3)::integer
                                  FROM (SELECT school, number FROM command_side.register_entry
                                        UNION ALL
                                        SELECT school, number FROM command_side.void_number
                                        UNION ALL
                                        SELECT school, number FROM command_side.former_number) ever
                                 WHERE school = :school AND left(number, 3)::integer = :year)
                         ORDER BY sequence <= :highest, sequence LIMIT 1""")
                .param("first", series.given() == 0 ? series.last() + 1 : series.given() + 1)
                .param("last", StudentNumber.LAST)
                .param("school", school)
                .param("year", entryYear)
                .param("highest", series.last())
                .query(Integer.class)
                .optional();
        free.ifPresent(sequence -> jdbc.sql("UPDATE command_side.student_number_series"
                        + " SET last = greatest(last, :sequence), given = :sequence"
                        + " WHERE school = :school AND entry_year = :year")
                .param("sequence", sequence)
                .param("school", school)
                .param("year", entryYear)
                .update());
        return free.map(sequence -> new StudentNumber(entryYear, sequence));
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
        if (isVoid(school, number)) {
            return false;
        }
        return jdbc.sql("INSERT INTO command_side.register_entry"
                                + " (entry_id, student_id, school, number, born_on, grade, movement)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (school, number) DO NOTHING")
                        .params(id.value(), studentId, school, number.text(), bornOn, grade, movement.name())
                        .update()
                == 1;
    }

    @Override
    public void bornOnChanged(String school, String studentId) {
        looks.again(school, studentId);
    }

    @Override
    public void left(String school, String studentId, LocalDate from, LeavingCause cause) {
        pupils.left(school, studentId, from, cause, LeavingSource.REGISTER);
    }

    @Override
    public void cameBack(String school, String studentId, LocalDate from) {
        pupils.cameBack(school, studentId, from);
    }

    @Override
    public void tookBack(String school, String studentId, LocalDate day) {
        pupils.withdrawn(school, studentId, day, LeavingSource.REGISTER);
    }

    @Override
    public void inClass(String school, String studentId, String className) {
        pupils.inClass(school, studentId, className);
    }

    @Override
    public void stands(RegisterEntryId id, int grade, Movement movement) {
        jdbc.sql("UPDATE command_side.register_entry SET grade = ?, movement = ? WHERE entry_id = ?")
                .params(grade, movement.name(), id.value())
                .update();
    }

    @Override
    public boolean corrects(RegisterEntryId id, StudentNumber number, LocalDate bornOn) {
        Numbered before = jdbc.sql(
                        "SELECT school, number, student_id FROM command_side.register_entry WHERE entry_id = ?")
                .param(id.value())
                .query((row, n) -> new Numbered(
                        row.getString("school"),
                        StudentNumber.of(row.getString("number")).orElseThrow(),
                        row.getString("student_id")))
                .single();
        // always in this order: of two corrections at once neither waits for the other in a circle
        Stream.of(before.number(), number)
                .sorted(Comparator.comparing(StudentNumber::text))
                .forEach(one -> reach(before.school(), one));
        if (isVoid(before.school(), number)) {
            return false;
        }
        boolean free = jdbc.sql("UPDATE command_side.register_entry SET number = :number, born_on = :bornOn"
                                + " WHERE entry_id = :id AND NOT EXISTS (SELECT FROM command_side.register_entry"
                                + " WHERE school = :school AND number = :number AND entry_id <> :id)")
                        .param("number", number.text())
                        .param("bornOn", bornOn)
                        .param("id", id.value())
                        .param("school", before.school())
                        .update()
                == 1;
        if (free && !before.number().equals(number)) {
            jdbc.sql("INSERT INTO command_side.former_number (school, number, student_id) VALUES (?, ?, ?)"
                            + " ON CONFLICT (school, number) DO NOTHING")
                    .params(before.school(), before.number().text(), before.student())
                    .update();
            reckonAgain(before.school(), before.number().entryYear());
        }
        return free;
    }

    // a number that was but mistyped does not use up those below it; a statement of its own sees what the lock waited
    // for
    private void reckonAgain(String school, int entryYear) {
        jdbc.sql("SELECT last FROM command_side.student_number_series WHERE school = ? AND entry_year = ? FOR UPDATE")
                .params(school, entryYear)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        UPDATE command_side.student_number_series
                           SET last = (SELECT coalesce(max(right(number, 3)::integer), 0)
                                         FROM (SELECT school, number FROM command_side.register_entry
                                               UNION ALL
                                               SELECT school, number FROM command_side.void_number) used
                                        WHERE school = :school AND left(number, 3)::integer = :year)
                         WHERE school = :school AND entry_year = :year""").param("school", school).param("year", entryYear).update();
    }

    // numbers are given after the highest there is, also of those taken over
    private void reach(String school, StudentNumber number) {
        reach(school, number.entryYear(), number.sequence());
    }

    private Series reach(String school, int entryYear, int atLeast) {
        return jdbc.sql("""
                        INSERT INTO command_side.student_number_series AS there (school, entry_year, last)
                        VALUES (?, ?, ?)
                        ON CONFLICT (school, entry_year) DO UPDATE SET last = greatest(there.last, excluded.last)
                        RETURNING last, given""")
                .params(school, entryYear, atLeast)
                .query((row, n) -> new Series(row.getInt("last"), row.getInt("given")))
                .single();
    }

    // the row is held: a change of class that begins meanwhile waits for it, and is asked for after it
    @Override
    public List<RegisterBlocker> restingOn(RegisterEntryId id, String school, String studentId, Instant now) {
        jdbc.sql("SELECT entry_id FROM command_side.register_entry WHERE entry_id = ? FOR UPDATE")
                .param(id.value())
                .query(String.class)
                .single();
        List<RegisterBlocker> resting = new ArrayList<>();
        if (absences.isOpen(school, studentId, now)) {
            resting.add(RegisterBlocker.ENTRY_HAS_OPEN_ABSENCE);
        }
        boolean transfers = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM command_side.transfer_out WHERE student_id = ? AND school = ? AND open)")
                .params(studentId, school)
                .query(Boolean.class)
                .single();
        if (transfers) {
            resting.add(RegisterBlocker.ENTRY_HAS_OPEN_TRANSFER);
        }
        if (changes.isThere(id.value())) {
            resting.add(RegisterBlocker.ENTRY_HAS_CLASS_CHANGE);
        }
        return resting;
    }

    @Override
    public void voids(RegisterEntryId id) {
        jdbc.sql("WITH gone AS (DELETE FROM command_side.register_entry WHERE entry_id = ?"
                        + " RETURNING school, number, student_id)"
                        + " INSERT INTO command_side.void_number (school, number, student_id) SELECT * FROM gone")
                .param(id.value())
                .update();
    }

    private boolean isVoid(String school, StudentNumber number) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.void_number WHERE school = ? AND number = ?)")
                .params(school, number.text())
                .query(Boolean.class)
                .single();
    }
}
