package org.rejoin.command.obligation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of the duties of a case. */
sealed interface CaseDutiesCommand {

    @TargetAggregateIdentifier
    CaseDutiesId id();

    /** Look what happened to the case since, and what day it is. */
    record KeepDuties(CaseDutiesId id, String caseId) implements CaseDutiesCommand {

        static KeepDuties of(String caseId) {
            return new KeepDuties(CaseDutiesId.of(caseId), caseId);
        }
    }
}
