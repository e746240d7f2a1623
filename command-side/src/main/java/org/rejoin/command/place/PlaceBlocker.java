package org.rejoin.command.place;

import org.rejoin.command.Blocker;

/** Every reason that can stop what is done about the places of a school. */
enum PlaceBlocker implements Blocker {
    PLACES_ROLE_MAY_NOT("R-HL-34", Remover.NOBODY, Kind.NOT_ALLOWED),
    NO_PLACES_SET("R-HL-34", Remover.SENDER, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    PlaceBlocker(String ruleId, Remover removableBy, Kind kind) {
        this.ruleId = ruleId;
        this.removableBy = removableBy;
        this.kind = kind;
    }

    @Override
    public String ruleId() {
        return ruleId;
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
