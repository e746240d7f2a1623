package org.rejoin.event.obligation;

/** Everything that can happen to the duties of a case: facts, so that "overdue" is history and not a guess. */
public sealed interface ObligationEvent
        permits ObligationOpened,
                ObligationAdvanced,
                ObligationFallsDue,
                ObligationMet,
                ObligationMissed,
                ObligationWaived {

    /** UUID of the duty, made from the case and what gave rise to it. */
    String obligationId();

    /** UUID of the case whose duty it is. */
    String caseId();
}
