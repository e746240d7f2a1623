package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.ruleset.DutyTemplate;

/**
 * A duty as it follows from the facts.
 *
 * @param key day on which it arose, and what it is
 * @param count which day in a row that was, 0 of what follows from anything else
 * @param ruleSet by which version of the rules
 * @param dueOn last day; never before the day it could be known
 * @param deadline the moment from which it is late
 * @param missed whether it was late once, whatever came after
 * @param waiver with {@link Standing#WAIVED} alone
 * @param reached of a monthly check alone
 */
record LadderDuty(
        String key,
        DutyTemplate template,
        LocalDate day,
        int count,
        String ruleSet,
        LocalDate dueOn,
        Instant deadline,
        boolean missed,
        Standing standing,
        @Nullable AbsenceWaiver waiver,
        @Nullable CountsReached reached) {

    enum Standing {
        OPEN,
        DONE,
        WAIVED
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }
}
