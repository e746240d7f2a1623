package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;

/** Changes of class whose next step may be taken or is due (R-HL-33); implemented by whoever keeps the register. */
public interface ClassChangeWork {

    /** Of the reader's unit, for who keeps its register; what is due first. */
    List<Task> open(Actor reader);

    /**
     * As of now.
     *
     * @param step COUNSEL, DECIDE, EVALUATE or FORWARD
     * @param since first day on which it may be taken
     * @param dueOn of the committee alone: the rule names no last day of any other step
     */
    record Task(
            UUID entryId,
            String name,
            String className,
            String step,
            LocalDate since,
            @Nullable LocalDate dueOn,
            boolean overdue) {

        /** Who may take it. */
        public List<Role> roles() {
            return List.of(Role.REGISTRY, Role.HEAD);
        }

        /** Where it is done. */
        public String page() {
            return "/register/" + entryId + "/class-change";
        }

        public boolean isOf(Actor actor) {
            return roles().stream().anyMatch(actor::is);
        }

        // never into a log
        @Override
        public String toString() {
            return "Task[" + entryId + "]";
        }
    }
}
