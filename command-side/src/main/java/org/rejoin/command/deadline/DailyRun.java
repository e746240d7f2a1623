package org.rejoin.command.deadline;

import java.time.LocalDate;

/**
 * What happens once a day, early in the morning, on one node; after an outage as soon as there is a node again. Not in a
 * transaction: a run that was cut off begins anew, so each step has to find by itself what is left to do.
 */
public interface DailyRun {

    /** Stored in the table: never renamed. */
    String name();

    /** Throws where something could not be done; it is run again then. */
    void run(LocalDate today);
}
