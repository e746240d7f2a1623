package org.rejoin.command;

import java.util.List;
import java.util.stream.Collectors;

/** A command that was understood and not done: all blockers at once, and the fields they are about. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Blocker> blockers;
    private final transient List<FieldProblem> fields;

    public Refused(List<? extends Blocker> blockers, List<FieldProblem> fields) {
        super(blockers.stream().map(Blocker::name).collect(Collectors.joining(", ")));
        this.blockers = List.copyOf(blockers);
        this.fields = List.copyOf(fields);
    }

    public Refused(Blocker... blockers) {
        this(List.of(blockers), List.of());
    }

    public List<Blocker> blockers() {
        return blockers;
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    // a refusal is an answer, not a failure: nobody reads its stack
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
