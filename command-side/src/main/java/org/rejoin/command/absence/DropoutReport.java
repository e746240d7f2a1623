package org.rejoin.command.absence;

import static org.rejoin.command.FieldProblem.of;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.event.CodeLists;
import org.rejoin.event.absence.DropoutGround;

/** What registry tells of the report it made in the national system (SOP-4.2), of who stays away and of who never arrived. */
public record DropoutReport(
        LocalDate reportedOn,
        String reference,
        DropoutGround ground,
        String mainReason,
        List<String> furtherReasons,
        @Nullable String other,
        String contactName,
        String contactPhone) {

    static final String REASONS = "dropout-reasons";

    private static final String OTHER = "_OTHER";

    public DropoutReport {
        furtherReasons = List.copyOf(furtherReasons);
    }

    /** @param from the first day on which the law lets a school report */
    void check(LocalDate from, int schoolYear, LocalDate today) {
        check(from, null, schoolYear, today);
    }

    /** @param returnedOn day on which the reported pupil came back; who was seen before is not reported (1.23 c16) */
    void check(LocalDate from, @Nullable LocalDate returnedOn, int schoolYear, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        if (returnedOn != null && reportedOn.isAfter(returnedOn)) {
            problems.add(of("/reportedOn", "REPORTED_AFTER_RETURN"));
        }
        if (reportedOn.isAfter(today)) {
            problems.add(of("/reportedOn", "DATE_IN_FUTURE"));
        }
        if (reportedOn.isBefore(from)) {
            problems.add(of("/reportedOn", "REPORTED_TOO_EARLY"));
        }
        problems.addAll(problemsOfReasons(schoolYear));
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    /** Exactly one main reason, each of the list as it is offered in that school year. */
    public List<FieldProblem> problemsOfReasons(int schoolYear) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> offered = offeredIn(schoolYear);
        if (!offered.contains(mainReason)) {
            problems.add(of("/mainReason", "UNKNOWN_CODE"));
        }
        if (!offered.containsAll(furtherReasons)) {
            problems.add(of("/furtherReasons", "UNKNOWN_CODE"));
        }
        if (furtherReasons.contains(mainReason)) {
            problems.add(of("/furtherReasons", "REASON_TWICE"));
        }
        if (isOther() && (other == null || other.isBlank())) {
            problems.add(of("/other", "MISSING_FIELD"));
        }
        return problems;
    }

    /** In the order of the list, whatever it was sent in. */
    List<String> furtherInOrder(int schoolYear) {
        return offeredIn(schoolYear).stream().filter(furtherReasons::contains).toList();
    }

    /** As it is told: reasons in the order of the list, words where they are asked for. */
    public DropoutReport inOrder(int schoolYear) {
        return new DropoutReport(
                reportedOn,
                reference,
                ground,
                mainReason,
                furtherInOrder(schoolYear),
                isOther() ? other : null,
                contactName,
                contactPhone);
    }

    boolean isOther() {
        return mainReason.endsWith(OTHER) || furtherReasons.stream().anyMatch(reason -> reason.endsWith(OTHER));
    }

    private static List<String> offeredIn(int schoolYear) {
        return CodeLists.offeredIn(REASONS, schoolYear).stream()
                .map(CodeLists.Item::code)
                .toList();
    }

    // never into a log
    @Override
    public String toString() {
        return "DropoutReport[" + reportedOn + "]";
    }
}
