package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.pupilregister.MovementWithdrawn;
import org.rejoin.event.pupilregister.PupilEntered;
import org.rejoin.event.pupilregister.RegisterEntryCorrected;

/**
 * How an entry stands.
 *
 * @param bornOn always there until it is erased
 * @param guidedOn the last day somebody decided that the pupil goes on at a supplementary school, while it holds
 * @param before how it stood before the newest movement; null where that was the entry itself
 */
record EntryState(
        String number,
        boolean takenOver,
        int entryYear,
        String name,
        @Nullable LocalDate bornOn,
        int grade,
        String className,
        Movement movement,
        LocalDate since,
        @Nullable LocalDate guidedOn,
        @Nullable EntryState before) {

    static EntryState of(PupilEntered event) {
        return new EntryState(
                event.number(),
                event.takenOver(),
                event.entryYear(),
                event.name(),
                event.bornOn(),
                event.grade(),
                event.className(),
                event.movement(),
                event.on(),
                null,
                null);
    }

    EntryState moved(Movement by, LocalDate on, int toGrade, String toClass) {
        return new EntryState(number, takenOver, entryYear, name, bornOn, toGrade, toClass, by, on, null, this);
    }

    EntryState guided(LocalDate on) {
        return new EntryState(number, takenOver, entryYear, name, bornOn, grade, className, movement, since, on, this);
    }

    EntryState corrected(RegisterEntryCorrected event) {
        return new EntryState(
                event.number(),
                takenOver,
                event.entryYear(),
                event.name(),
                event.bornOn(),
                grade,
                event.className(),
                movement,
                since,
                guidedOn,
                before);
    }

    EntryState withdrawn(MovementWithdrawn event) {
        return new EntryState(
                number,
                takenOver,
                entryYear,
                name,
                bornOn,
                event.grade(),
                event.className(),
                event.movement(),
                event.since(),
                event.guidedOn(),
                Objects.requireNonNull(before).before());
    }

    /** Day of what was recorded last of the pupil's coming and going. */
    LocalDate newest() {
        return guidedOn == null ? since : guidedOn;
    }

    /** Day of the entry itself, whatever followed. */
    LocalDate enteredOn() {
        return before == null ? since : before.enteredOn();
    }

    boolean isInClass(EntryState other) {
        return className.equals(other.className());
    }

    /**
     * By what the school answers for the pupil no more; empty while it does: who transferred out stays its own until the arrival
     * is proved, which the transfer tells (R-HL-30).
     */
    Optional<LeavingCause> left() {
        if (guidedOn != null) {
            return Optional.of(LeavingCause.SUPPLEMENTARY_SCHOOL);
        }
        return switch (movement) {
            case WENT_ABROAD -> Optional.of(LeavingCause.WENT_ABROAD);
            case GRADUATED -> Optional.of(LeavingCause.GRADUATED);
            case DIED -> Optional.of(LeavingCause.DIED);
            default -> Optional.empty();
        };
    }

    boolean isAway() {
        return movement.kind() == Movement.Kind.LEAVING;
    }

    /** Whether nothing comes after it. */
    boolean isFinal() {
        return movement == Movement.GRADUATED || movement == Movement.DIED;
    }

    /** Whether the register counts the pupil as the school's, though away. */
    boolean isKeptHere() {
        return movement == Movement.DROPPED_OUT || movement == Movement.SUSPENDED;
    }

    /** Whether somebody away may be entered so: who is kept here may go on, who never arrived has dropped out (R-HL-13). */
    boolean allows(Movement next) {
        if (!isAway()) {
            return true;
        }
        if (isKeptHere()) {
            return next.kind() == Movement.Kind.LEAVING;
        }
        boolean wasToArrive = movement == Movement.TRANSFERRED_OUT || movement == Movement.REASSIGNED;
        return wasToArrive && next == Movement.DROPPED_OUT;
    }

    // never into a log
    @Override
    public String toString() {
        return "EntryState[" + movement + "]";
    }
}
