package org.rejoin.command.obligation;

import java.time.LocalDate;

/** What was said of a duty already. */
record KnownDuty(LocalDate openedOn, LocalDate dueOn, int soFar, boolean reminded, Standing standing) {

    enum Standing {
        OPEN,
        MISSED,
        DONE
    }

    boolean is(Standing other) {
        return standing == other;
    }

    KnownDuty counting(int count) {
        return new KnownDuty(openedOn, dueOn, count, reminded, standing);
    }

    KnownDuty remindedOf() {
        return new KnownDuty(openedOn, dueOn, soFar, true, standing);
    }

    KnownDuty in(Standing newer) {
        return new KnownDuty(openedOn, dueOn, soFar, reminded, newer);
    }
}
