package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.rejoin.event.absence.Finding;

/**
 * A duty that was done, or that somebody said need not be done.
 *
 * @param duty key of {@link LadderDuty}
 * @param findings what was decided of the pupil
 * @param doneOn day on which it was done; of the waiver, where it was none
 */
record Deed(String duty, boolean done, List<Finding> findings, LocalDate doneOn, Instant at) {

    static final Comparator<Deed> BY_TIME = Comparator.comparing(Deed::at)
            .thenComparing(Deed::duty)
            .thenComparing(Deed::done)
            .thenComparing(Deed::doneOn)
            .thenComparing(deed -> deed.findings().toString());
}
