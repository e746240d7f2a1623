package org.rejoin.command.pupilregister;

import org.rejoin.command.Blocker;

/** Every reason that can stop what is done in the register of a school. */
enum RegisterBlocker implements Blocker {
    REGISTER_ENTRY_NOT_FOUND("R-HL-10", Remover.NOBODY, Kind.NOT_VISIBLE),
    REGISTER_ROLE_MAY_NOT("R-HL-17", Remover.NOBODY, Kind.NOT_ALLOWED),
    ALREADY_IN_REGISTER("R-HL-07", Remover.SENDER, Kind.REFUSED),
    ENTERED_OTHERWISE("R-HL-07", Remover.SENDER, Kind.REFUSED),
    ENTRY_NOT_CHANGED("R-HL-18", Remover.SENDER, Kind.REFUSED),
    NUMBER_IS_KEPT("R-HL-08", Remover.SENDER, Kind.REFUSED),
    NUMBER_IS_TAKEN("R-HL-07", Remover.SENDER, Kind.REFUSED),
    NUMBER_WAS_GIVEN_HERE("R-HL-07", Remover.NOBODY, Kind.REFUSED),
    NUMBERS_USED_UP("R-HL-06", Remover.SENDER, Kind.REFUSED),
    RETURN_TO_BE_RECORDED("R-HL-10", Remover.SENDER, Kind.REFUSED),
    PUPIL_IS_NOT_AWAY("R-HL-10", Remover.NOBODY, Kind.REFUSED),
    PUPIL_HAS_LEFT("R-HL-07", Remover.SENDER, Kind.REFUSED),
    NOT_THE_NEWEST_MOVEMENT("R-HL-18", Remover.SENDER, Kind.REFUSED),
    NOT_OVER_AGE("R-HL-10", Remover.SENDER, Kind.REFUSED),
    GRADE_IS_FULL("R-HL-34", Remover.SENDER, Kind.REFUSED),
    VACANCY_OF_WINTER_HOLIDAY("R-HL-34", Remover.SENDER, Kind.REFUSED),
    ENTRY_IS_VOID("R-HL-19", Remover.SENDER, Kind.REFUSED),
    ENTRY_HAS_MOVEMENTS("R-HL-19", Remover.SENDER, Kind.REFUSED),
    ENTRY_HAS_OPEN_ABSENCE("R-HL-19", Remover.SENDER, Kind.REFUSED),
    ENTRY_HAS_OPEN_TRANSFER("R-HL-19", Remover.SENDER, Kind.REFUSED),
    ENTRY_HAS_CLASS_CHANGE("R-HL-19", Remover.NOBODY, Kind.REFUSED),
    REGISTER_DATA_BEING_ERASED("2.6", Remover.NOBODY, Kind.REFUSED),
    REGISTER_DATA_ERASED("2.6", Remover.NOBODY, Kind.REFUSED);

    private final String ruleId;
    private final Remover removableBy;
    private final Kind kind;

    RegisterBlocker(String ruleId, Remover removableBy, Kind kind) {
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
