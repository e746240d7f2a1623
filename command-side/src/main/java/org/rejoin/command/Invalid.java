package org.rejoin.command;

import java.util.List;

/** A request that cannot be a command: malformed fields, answered 400 whatever the state of the case. */
public final class Invalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> fields;

    public Invalid(List<FieldProblem> fields) {
        super(fields.stream().map(FieldProblem::code).distinct().toList().toString());
        this.fields = List.copyOf(fields);
    }

    public Invalid(FieldProblem field) {
        this(List.of(field));
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    // an answer, not a failure
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
