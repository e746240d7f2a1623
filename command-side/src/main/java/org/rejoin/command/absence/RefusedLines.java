package org.rejoin.command.absence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rejoin.command.Blocker;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;

/** What stops lines of a list: all of them are named, and then none is recorded. */
final class RefusedLines {

    private final boolean ofFile;
    private final Set<Blocker> blockers = new LinkedHashSet<>();
    private final List<FieldProblem> refused = new ArrayList<>();
    private final List<FieldProblem> invalid = new ArrayList<>();
    private final RowProblems rows = new RowProblems();

    RefusedLines(boolean ofFile) {
        this.ofFile = ofFile;
    }

    void add(ClassList.Line line, Refused refusal) {
        refusal.blockers().forEach(blocker -> {
            blockers.add(blocker);
            rows.add(RowProblem.of(line.number(), null, blocker.name()));
            if (refusal.fields().isEmpty()) {
                refused.add(FieldProblem.of(pointer(line) + "/mark", blocker.name()));
            }
        });
        refusal.fields().forEach(field -> refused.add(inList(line, field)));
    }

    void add(ClassList.Line line, Invalid problem) {
        problem.fields().forEach(field -> {
            invalid.add(inList(line, field));
            rows.add(new RowProblem(line.number(), null, field.code(), field.arguments()));
        });
    }

    void throwIfAny() {
        if (ofFile) {
            rows.rejectIfAny();
        }
        if (!invalid.isEmpty()) {
            throw new Invalid(invalid);
        }
        if (!refused.isEmpty()) {
            throw new Refused(List.copyOf(blockers), refused);
        }
    }

    private static FieldProblem inList(ClassList.Line line, FieldProblem field) {
        return new FieldProblem(pointer(line) + field.pointer(), field.code(), field.arguments());
    }

    private static String pointer(ClassList.Line line) {
        return "/entries/" + line.number();
    }
}
