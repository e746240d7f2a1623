package org.rejoin.command.sheet;

import java.util.List;

/** A file that changes nothing: its first problems, and how many there are. */
public final class ImportRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RowProblem> problems;
    private final int total;

    public ImportRejected(List<RowProblem> problems, int total) {
        super(problems.stream().map(RowProblem::code).distinct().toList().toString());
        this.problems = List.copyOf(problems);
        this.total = total;
    }

    public ImportRejected(RowProblem problem) {
        this(List.of(problem), 1);
    }

    public List<RowProblem> problems() {
        return problems;
    }

    public int total() {
        return total;
    }

    // an answer, not a failure
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
