package org.rejoin.command.absence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.ruleset.RulesInForce;

/**
 * How a pupil stands at a moment.
 *
 * @param inForce rules that hold on that day
 * @param nextCheck when the pupil will have to be decided on, if nothing happens (SOP-0.3)
 * @param lastDays to when a pupil of this age is helped and kept; null where the register does not know the pupil
 * @param riskMayEnd when what is counted begins anew, of a pupil at risk
 * @param duties all there ever were, in the order of days and of the rules
 */
record Ladder(
        Counts counts,
        RulesInForce inForce,
        Optional<Instant> nextCheck,
        DropoutRisk risk,
        Optional<Instant> riskMayEnd,
        List<LadderDuty> duties,
        @Nullable LastDays lastDays) {

    /** Whether it is of a follow-up that the pupil's age ended. */
    boolean isOutgrown(SaidDuty duty) {
        return lastDays != null
                && FollowUp.KINDS.contains(duty.kind())
                && duty.dueOn().isAfter(lastDays.followUp());
    }

    /** When something is late or arises if nothing happens. */
    Optional<Instant> nextLook() {
        Stream<Instant> late =
                duties.stream().filter(duty -> duty.isOpen() && !duty.missed()).map(LadderDuty::deadline);
        return Stream.of(late, nextCheck.stream(), riskMayEnd.stream())
                .flatMap(moments -> moments)
                .min(Instant::compareTo);
    }
}
