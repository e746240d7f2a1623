package org.rejoin.command.erasure;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.LegalBasis;
import org.rejoin.keystore.ErasedKeys;

/** Everything that can be asked of an erasure. */
sealed interface ErasureCommand {

    @TargetAggregateIdentifier
    ErasureId id();

    record RequestErasure(ErasureId id, Person person, DataClass dataClass, Ground ground) implements ErasureCommand {}

    record ApproveErasure(ErasureId id) implements ErasureCommand {}

    record RefuseErasure(ErasureId id, String reason) implements ErasureCommand {}

    /** By who requested it. */
    record WithdrawErasure(ErasureId id) implements ErasureCommand {}

    /** Once the keys are gone. @param keyErasure its number in the key store */
    record CarryOutErasure(ErasureId id, long keyErasure) implements ErasureCommand {}

    /** What the key store knows to be erased and a restored backup does not. */
    record RepeatErasure(ErasureId id, ErasedKeys keys) implements ErasureCommand {}

    /** Named in one of three ways; the national id stands in bodies alone. */
    record Person(
            @Nullable String caseId,
            @Nullable String studentId,
            @Nullable String nationalId) {

        // never into a log
        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    record Ground(
            LegalBasis legalBasis,
            @Nullable String letterNumber,
            @Nullable LocalDate letterDate) {}
}
