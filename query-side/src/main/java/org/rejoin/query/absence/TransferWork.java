package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/** What transfers out leave to be done, beside the duties of the ladder; implemented by whoever keeps the transfers. */
public interface TransferWork {

    /** What waits for somebody of the reader's unit, the most urgent first. */
    List<Task> open(Actor reader);

    /** How much waits for the reader. */
    long countOpen(Actor reader);

    /** Something that is owed of a transfer by the reader's unit, as of now. @param kind of transfer duty */
    record Task(
            UUID transferOutId,
            String name,
            String className,
            String kind,
            List<Role> roles,
            LocalDate dueOn,
            String ruleId,
            boolean overdue) {

        public boolean isOf(Actor actor) {
            return roles.stream().anyMatch(actor::is);
        }
    }
}
