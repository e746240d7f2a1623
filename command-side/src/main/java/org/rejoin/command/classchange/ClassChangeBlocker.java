package org.rejoin.command.classchange;

import org.rejoin.command.Blocker;

/** Every reason that can stop a step of a change of class. */
enum ClassChangeBlocker implements Blocker {
    CLASS_CHANGE_NOT_FOUND(Remover.NOBODY, Kind.NOT_VISIBLE),
    CLASS_CHANGE_ROLE_MAY_NOT(Remover.NOBODY, Kind.NOT_ALLOWED),
    CLASS_CHANGE_STEP_NOT_NOW(Remover.SENDER, Kind.REFUSED),
    CLASS_CHANGE_RECORDED_OTHERWISE(Remover.SENDER, Kind.REFUSED),
    COUNSELLING_TOO_SHORT(Remover.SENDER, Kind.REFUSED),
    EVALUATION_TOO_EARLY(Remover.SENDER, Kind.REFUSED),
    CLASS_CHANGE_DATA_BEING_ERASED(Remover.NOBODY, Kind.REFUSED);

    private final Remover removableBy;
    private final Kind kind;

    ClassChangeBlocker(Remover removableBy, Kind kind) {
        this.removableBy = removableBy;
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return "R-HL-33";
    }

    @Override
    public Remover removableBy() {
        return removableBy;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
