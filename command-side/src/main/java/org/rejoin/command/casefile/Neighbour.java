package org.rejoin.command.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.ClosureReason;

/**
 * A reported case of the same student in the same unit, of another type, seen from a long-term absence.
 *
 * @param open reported and neither closed nor voided
 * @param closedFor reason of its closure; null where it is open or voided
 * @param endedOn day it was closed or voided; null where it is open
 * @param endedSince closed or voided after the long-term absence was reported
 */
record Neighbour(
        String caseNumber,
        boolean open,
        @Nullable ClosureReason closedFor,
        @Nullable LocalDate endedOn,
        boolean endedSince) {

    boolean endedBy(LocalDate day) {
        return endedOn != null && !endedOn.isAfter(day);
    }
}
