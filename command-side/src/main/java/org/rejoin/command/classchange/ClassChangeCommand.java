package org.rejoin.command.classchange;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a change of class. */
sealed interface ClassChangeCommand {

    @TargetAggregateIdentifier
    ClassChangeId id();

    record RequestChange(ClassChangeId id, String entryId, LocalDate on, String reason) implements ClassChangeCommand {}

    record EndCounselling(ClassChangeId id, LocalDate on, int records) implements ClassChangeCommand {}

    /** @param newClass null where the committee does not approve */
    record DecideChange(
            ClassChangeId id, LocalDate on, @Nullable String newClass, String minutes) implements ClassChangeCommand {}

    record EvaluateChange(ClassChangeId id, LocalDate on, boolean settled, String note) implements ClassChangeCommand {}

    record ForwardRequest(ClassChangeId id, LocalDate on, String bureauLetter) implements ClassChangeCommand {}

    /** How it stands and what comes next; changes nothing. */
    record ExplainChange(ClassChangeId id) implements ClassChangeCommand {}
}
