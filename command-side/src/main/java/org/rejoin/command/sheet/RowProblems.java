package org.rejoin.command.sheet;

import java.util.ArrayList;
import java.util.List;

/** Counts every problem of a file and keeps the first ones, so that a file wrong in every row needs no memory. */
public final class RowProblems {

    public static final int LISTED = 1_000;

    private final List<RowProblem> listed = new ArrayList<>();
    private int total;

    public void add(RowProblem problem) {
        total++;
        if (listed.size() < LISTED) {
            listed.add(problem);
        }
    }

    public void addAll(List<RowProblem> problems) {
        problems.forEach(this::add);
    }

    public void rejectIfAny() {
        if (total > 0) {
            throw new ImportRejected(listed, total);
        }
    }
}
