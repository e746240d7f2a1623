package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.pupilregister.Movement;

/** Everything that can be asked of a pupil's entry in the register. */
sealed interface RegisterCommand {

    @TargetAggregateIdentifier
    RegisterEntryId id();

    /** Who is entered, and where. */
    record Pupil(String name, LocalDate bornOn, int grade, String className) {

        // never into a log
        @Override
        public String toString() {
            return "Pupil[" + className + "]";
        }
    }

    /**
     * @param number as it stands in the school's register; null where one is to be given
     * @param placed by the county: a full school is no hindrance (R-HL-31)
     */
    record EnterPupil(
            RegisterEntryId id,
            String studentId,
            String school,
            Pupil pupil,
            Movement movement,
            LocalDate on,
            @Nullable StudentNumber number,
            boolean placed)
            implements RegisterCommand {}

    /** @param grade and className: as they were, where they are null */
    record RecordMovement(
            RegisterEntryId id,
            Movement movement,
            LocalDate on,
            @Nullable Integer grade,
            @Nullable String className) implements RegisterCommand {}

    /** 復學. @param decision of who is over age, with a note */
    record ReturnPupil(
            RegisterEntryId id,
            Movement movement,
            LocalDate on,
            @Nullable Integer grade,
            @Nullable String className,
            @Nullable ReturnDecision decision,
            @Nullable String note)
            implements RegisterCommand {

        // never into a log
        @Override
        public String toString() {
            return "ReturnPupil[" + id + ", " + movement + "]";
        }
    }

    /** Takes back the newest movement, made by mistake. @param movement and on: that one, so that none before it goes too */
    record WithdrawMovement(RegisterEntryId id, Movement movement, LocalDate on, String reason)
            implements RegisterCommand {

        // never into a log
        @Override
        public String toString() {
            return "WithdrawMovement[" + id + ", " + movement + "]";
        }
    }

    /** What is null stays as it is. */
    record CorrectEntry(
            RegisterEntryId id,
            @Nullable String name,
            @Nullable LocalDate bornOn,
            @Nullable String className,
            @Nullable StudentNumber number,
            String reason)
            implements RegisterCommand {

        // never into a log
        @Override
        public String toString() {
            return "CorrectEntry[" + id + "]";
        }
    }

    /** 作廢: the entry itself was made by mistake; nothing may rest on it. */
    record VoidEntry(RegisterEntryId id, String reason) implements RegisterCommand {

        // never into a log
        @Override
        public String toString() {
            return "VoidEntry[" + id + "]";
        }
    }

    /** How the entry stands, how long it is kept and what may be done; changes nothing. */
    record ExplainEntry(RegisterEntryId id) implements RegisterCommand {}
}
