package org.rejoin.command.transferout;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.rejoin.event.Actor;

/** How a transfer stands for somebody, and what stops each step: the very question the commands ask. */
record ExplainedTransfer(TransferView transfer, List<Step> steps) {

    record Step(TransferStep step, List<TransferOutBlocker> blockers) {}

    static ExplainedTransfer of(TransferOutId id, TransferState state, Actor by, Instant now, int schoolYear) {
        return new ExplainedTransfer(
                TransferView.of(id, state, TransferRules.knowsDestination(by, state), now, schoolYear),
                Arrays.stream(TransferStep.values())
                        .map(step -> new Step(step, TransferRules.blockers(step, state, by, now)))
                        .toList());
    }
}
