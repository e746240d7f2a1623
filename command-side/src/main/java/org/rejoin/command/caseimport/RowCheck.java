package org.rejoin.command.caseimport;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.casefile.FormCheck;
import org.rejoin.command.casefile.SchoolDirectory;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.LeavingType;

/** Everything that can be said about the rows of a file before any is filed. */
final class RowCheck implements Consumer<CaseRow> {

    private final String school;
    private final LocalDate today;
    private final SchoolDirectory schools;
    private final RowProblems problems = new RowProblems();
    private final Map<String, Integer> firstRows = new HashMap<>();

    RowCheck(String school, LocalDate today, SchoolDirectory schools) {
        this.school = school;
        this.today = today;
        this.schools = schools;
    }

    @Override
    public void accept(CaseRow row) {
        problems.addAll(row.problems());
        schoolProblem(row);
        repetition(row);
        problems.addAll(formProblems(row));
    }

    void rejectIfAny() {
        problems.rejectIfAny();
    }

    private void schoolProblem(CaseRow row) {
        if (!row.school().isEmpty() && !row.school().equals(school)) {
            problems.add(row.problem(Column.SCHOOL, "NOT_YOUR_SCHOOL"));
        }
    }

    private void repetition(CaseRow row) {
        String id = row.form().student().nationalId();
        if (id.isEmpty() || row.leavingType() == null) {
            return;
        }
        Integer first = firstRows.putIfAbsent(id + row.leavingType(), row.number());
        if (first != null) {
            problems.add(row.problem(Column.NATIONAL_ID, "ROW_TWICE", first));
        }
    }

    // a column that could not be read has its problem already: that it is empty now is no second one
    private List<RowProblem> formProblems(CaseRow row) {
        Set<@Nullable String> told =
                row.problems().stream().map(RowProblem::column).collect(Collectors.toSet());
        return fieldProblems(row.form(), row.leavingType())
                .map(field -> row.problem(
                        Column.at(field.pointer()),
                        field.code(),
                        field.arguments().toArray()))
                .filter(problem -> !told.contains(problem.column()))
                .distinct()
                .toList();
    }

    private Stream<FieldProblem> fieldProblems(CaseForm form, @Nullable LeavingType type) {
        return Stream.of(
                        FormCheck.malformed(form, schools),
                        type == null ? List.<FieldProblem>of() : FormCheck.problems(type, form, today),
                        adulthood(form))
                .flatMap(List::stream);
    }

    // R-SCOPE-07
    private List<FieldProblem> adulthood(CaseForm form) {
        return FormCheck.isAdult(form, today)
                ? List.of(FieldProblem.of("/student/birthDate", "STUDENT_IS_ADULT"))
                : List.of();
    }
}
