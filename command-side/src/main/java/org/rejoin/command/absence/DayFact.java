package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;

/**
 * What somebody recorded of one school day. Of several for a day the one recorded last stands, whenever it reached us.
 *
 * @param leave with granted leave alone
 */
record DayFact(LocalDate day, Mark mark, @Nullable LeaveKind leave, Instant recordedAt) {

    /** Two of one moment have an order too, so that none depends on which was heard first. */
    static final Comparator<DayFact> BY_RECORDING = Comparator.comparing(DayFact::recordedAt)
            .thenComparing(DayFact::day)
            .thenComparing(DayFact::mark)
            .thenComparing(DayFact::leave, Comparator.nullsFirst(Comparator.naturalOrder()));
}
