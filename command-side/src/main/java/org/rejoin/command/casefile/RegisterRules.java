package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.REGISTER_MISMATCH;
import static org.rejoin.command.casefile.CaseFileBlocker.REGISTER_NOT_CONNECTED;
import static org.rejoin.command.casefile.CaseFileBlocker.REGISTER_UNAVAILABLE;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Moment;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseForm.StudentDetails;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.RegisterAnswer.Outcome;

/** What the student register decides about a case (R-FLD-02, R-CLS-03). */
final class RegisterRules {

    private RegisterRules() {}

    /** For these the student must be found where the reason says (1.8.1). */
    static boolean isAskedFor(ClosureReason reason) {
        return reason == ClosureReason.RETURNED_TO_SCHOOL || reason == ClosureReason.OTHER_SENIOR_HIGH;
    }

    /** What forbids the closure by this answer. What is not known is not closed. */
    static Optional<CaseFileBlocker> closing(ClosureReason reason, CaseState state, @Nullable RegisterAnswer answer) {
        if (!isAskedFor(reason)) {
            return Optional.empty();
        }
        if (answer == null || knowsNothing(answer)) {
            return state.registerOverriddenBy() == null ? Optional.of(REGISTER_UNAVAILABLE) : Optional.empty();
        }
        return fits(reason, state, answer) ? Optional.empty() : Optional.of(REGISTER_MISMATCH);
    }

    // no register has heard of some students: schools without a link to it, special education (R-SCOPE-11)
    private static boolean fits(ClosureReason reason, CaseState state, RegisterAnswer answer) {
        return switch (answer.outcome()) {
            case FOUND ->
                (reason == ClosureReason.RETURNED_TO_SCHOOL) == state.school().equals(answer.school());
            case NOT_FOUND -> !state.registerChecked();
            default -> true;
        };
    }

    /** Whether an answer is missing that only an override can stand for. */
    static boolean knowsNothing(@Nullable RegisterAnswer answer) {
        return answer == null || answer.is(Outcome.UNAVAILABLE);
    }

    /** What forbids to take this answer for 重新勾稽. */
    static Optional<CaseFileBlocker> rechecking(RegisterAnswer answer) {
        return switch (answer.outcome()) {
            case UNAVAILABLE -> Optional.of(REGISTER_UNAVAILABLE);
            case NOT_ASKED -> Optional.of(REGISTER_NOT_CONNECTED);
            default -> Optional.empty();
        };
    }

    /** What the register answered and when, to be shown beside the reason that does not fit. */
    static List<FieldProblem> said(CaseState state, @Nullable RegisterAnswer answer, Moment moment) {
        if (answer == null || !answer.is(Outcome.FOUND) && !answer.is(Outcome.NOT_FOUND)) {
            return List.of();
        }
        ZonedDateTime asked = answer.askedAt().atZone(moment.at().getZone());
        if (answer.school() == null) {
            return List.of(FieldProblem.of("/closureReason", "REGISTER_SHOWS_NOBODY", asked));
        }
        return List.of(
                answer.school().equals(state.school())
                        ? FieldProblem.of("/closureReason", "REGISTER_SHOWS_THIS_UNIT", asked)
                        : FieldProblem.of("/closureReason", "REGISTER_SHOWS_OTHER_UNIT", asked, answer.school()));
    }

    /** Beside the refusal of an adult: that the birth date is not what was typed (ST-T-03). */
    static List<FieldProblem> adultBy(List<CaseFileBlocker> blockers, @Nullable RegisterAnswer answer) {
        return blockers.contains(CaseFileBlocker.STUDENT_IS_ADULT) && answer != null && answer.student() != null
                ? List.of(FieldProblem.of("/form/student/birthDate", "BIRTH_DATE_OF_REGISTER"))
                : List.of();
    }

    /** The form with what the register knows in place of what was typed: wrong data are corrected there (R-FLD-02). */
    static CaseForm filled(CaseForm typed, @Nullable RegisterAnswer answer) {
        RegisterAnswer.Student known = answer == null ? null : answer.student();
        if (known == null) {
            return typed;
        }
        StudentDetails student = typed.student();
        return new CaseForm(
                new StudentDetails(
                        student.nationalId(),
                        known.name(),
                        known.birthDate(),
                        known.studentNumber() == null ? student.studentNumber() : known.studentNumber(),
                        known.sex() == null ? student.sex() : known.sex(),
                        known.programme() == null ? student.programme() : known.programme(),
                        known.department() == null ? student.department() : known.department(),
                        known.grade() == null ? student.grade() : known.grade(),
                        student.identities(),
                        student.familySituation(),
                        student.registeredAddress(),
                        student.residentialAddress()),
                typed.guardian(),
                typed.emergencyContact(),
                typed.leftOn(),
                typed.mainReason(),
                typed.secondaryReasons(),
                typed.intentions(),
                typed.destination());
    }
}
