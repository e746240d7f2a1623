package org.rejoin.command.caseimport;

import java.util.List;

/** A file that changes nothing: its first problems, and how many there are. */
final class ImportRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RowProblem> problems;
    private final int total;

    ImportRejected(List<RowProblem> problems, int total) {
        super(problems.stream().map(RowProblem::code).distinct().toList().toString());
        this.problems = List.copyOf(problems);
        this.total = total;
    }

    ImportRejected(RowProblem problem) {
        this(List.of(problem), 1);
    }

    List<RowProblem> problems() {
        return problems;
    }

    int total() {
        return total;
    }

    // an answer, not a failure
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
