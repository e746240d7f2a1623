package org.rejoin.command.obligation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.obligation.ObligationKind;

/**
 * A duty as it follows from what happened.
 *
 * @param semester in which it counts, if it does
 * @param ends none while it is open; after {@link End.Missed} a second one where it was made up for or laid to rest
 */
record Duty(
        String id,
        ObligationKind kind,
        LocalDate openedOn,
        LocalDate dueOn,
        @Nullable String semester,
        int needed,
        int soFar,
        Map<String, String> inputs,
        List<End> ends) {

    boolean isOpen() {
        return ends.isEmpty();
    }

    /** Open, or missed and neither made up for nor laid to rest. */
    boolean isOwed() {
        return ends.isEmpty() || ends.size() == 1 && ends.get(0) instanceof End.Missed;
    }

    boolean isOver(LocalDate day) {
        return isOpen() && day.isAfter(dueOn);
    }

    Duty counting(int count) {
        return new Duty(id, kind, openedOn, dueOn, semester, needed, count, inputs, ends);
    }

    Duty ended(End end) {
        List<End> all = Stream.concat(ends.stream(), Stream.of(end)).toList();
        return new Duty(id, kind, openedOn, dueOn, semester, needed, soFar, inputs, all);
    }
}
