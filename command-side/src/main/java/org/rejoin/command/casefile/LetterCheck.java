package org.rejoin.command.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.casefile.CaseFileCommand.VoidCase;

/** What is missing from the official letter without which no reported case is voided (T18, c8). */
final class LetterCheck {

    private LetterCheck() {}

    static List<FieldProblem> problems(VoidCase command, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        if (command.letterNumber() == null || command.letterNumber().isBlank()) {
            problems.add(FieldProblem.of("/letterNumber", "MISSING_FIELD"));
        }
        if (command.letterDate() == null) {
            problems.add(FieldProblem.of("/letterDate", "MISSING_FIELD"));
        } else if (command.letterDate().isAfter(today)) {
            problems.add(FieldProblem.of("/letterDate", "DATE_IN_FUTURE"));
        } else if (command.letterDate().isBefore(FormCheck.EARLIEST_DATE)) {
            problems.add(FieldProblem.of("/letterDate", "DATE_IMPOSSIBLE"));
        }
        return problems;
    }
}
