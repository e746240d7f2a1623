package org.rejoin.command.absence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.ruleset.Ages;

/** To when a dropout is followed (2.2), and the register kept (R-HL-21), by the rules that hold on the day. */
record LastDays(LocalDate followUp, LocalDate register) {

    static @Nullable LastDays of(@Nullable LocalDate bornOn, Ages ages) {
        return bornOn == null ? null : new LastDays(ages.followUpUntil(bornOn), ages.registerUntil(bornOn));
    }
}
