package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.pupilregister.RegisterCommand.EnterPupil;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.school.Grades;

/** What cannot be meant so, whatever was entered before. */
final class RegisterCheck {

    // who is younger is no pupil, who is older was none here
    private static final int YOUNGEST = 4;
    private static final int OLDEST = 30;
    // nobody is at school longer, whatever school a number was brought along from
    private static final int LONGEST_YEARS = 12;

    private RegisterCheck() {}

    static void entering(EnterPupil command, Grades grades, Moment moment) {
        if (command.movement().kind() != Movement.Kind.ENTRY) {
            throw new Invalid(FieldProblem.of("/movement", "NOT_AN_ENTRY"));
        }
        grade(command.pupil().grade(), grades);
        day("/on", command.on(), LocalDate.MIN, moment);
        birth(command.pupil().bornOn(), command.on());
    }

    static void grade(@Nullable Integer grade, Grades grades) {
        if (grade != null && !grades.include(grade)) {
            throw new Invalid(FieldProblem.of("/grade", "GRADE_OF_STAGE", grades.first(), grades.last()));
        }
    }

    /** 升級 and 降級 lead to another grade. */
    static void direction(Movement movement, int from, int to) {
        if (movement == Movement.PROMOTED && to <= from) {
            throw new Invalid(FieldProblem.of("/grade", "GRADE_NOT_HIGHER", from));
        }
        if (movement == Movement.DEMOTED && to >= from) {
            throw new Invalid(FieldProblem.of("/grade", "GRADE_NOT_LOWER", from));
        }
    }

    static void day(String pointer, LocalDate day, LocalDate notBefore, Moment moment) {
        if (day.isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of(pointer, "DATE_IN_FUTURE"));
        }
        if (day.isBefore(notBefore)) {
            throw new Invalid(FieldProblem.of(pointer, "BEFORE_LAST_MOVEMENT"));
        }
    }

    /** Its first three digits are the year of entry, of this school or of one before (R-HL-06). */
    static void number(StudentNumber number, int schoolYear) {
        int first = schoolYear - LONGEST_YEARS;
        if (number.entryYear() < first || number.entryYear() > schoolYear) {
            throw new Invalid(FieldProblem.of("/studentNumber", "STUDENT_NUMBER_YEAR", first, schoolYear));
        }
    }

    static void birth(LocalDate bornOn, LocalDate on) {
        if (bornOn.isAfter(on.minusYears(YOUNGEST)) || bornOn.isBefore(on.minusYears(OLDEST))) {
            throw new Invalid(FieldProblem.of("/bornOn", "BIRTH_OF_NO_PUPIL"));
        }
    }
}
