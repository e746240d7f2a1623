package org.rejoin.query.pupilregister;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param movement of the exchange of registers, or GUIDED_ON
 * @param note why it was decided so of who is over age, or what was wrong with what was withdrawn
 * @param withdrawn whether it was withdrawn since
 * @param withdrew which movement it withdrew
 */
record RegisterMovementLine(
        String movement,
        LocalDate on,
        int grade,
        String className,
        boolean overAge,
        @Nullable String note,
        boolean withdrawn,
        @Nullable String withdrew) {

    /** Newest first; each withdrawal takes back the newest movement that still stands. */
    static List<RegisterMovementLine> paired(List<RegisterMovementLine> oldestFirst) {
        List<RegisterMovementLine> lines = new ArrayList<>();
        Deque<Integer> standing = new ArrayDeque<>();
        for (RegisterMovementLine next : oldestFirst) {
            RegisterMovementLine line = next;
            if (next.movement.equals(RegisterProjector.VOIDED)) {
                standing.clear();
            } else if (!next.movement.equals(RegisterProjector.WITHDRAWN)) {
                standing.addLast(lines.size());
            } else if (!standing.isEmpty()) {
                int at = standing.removeLast();
                RegisterMovementLine before = lines.get(at);
                lines.set(at, before.with(true, null));
                line = next.with(false, before.movement);
            }
            lines.add(line);
        }
        Collections.reverse(lines);
        return lines;
    }

    private RegisterMovementLine with(boolean nowWithdrawn, @Nullable String nowWithdrew) {
        return new RegisterMovementLine(movement, on, grade, className, overAge, note, nowWithdrawn, nowWithdrew);
    }
}
