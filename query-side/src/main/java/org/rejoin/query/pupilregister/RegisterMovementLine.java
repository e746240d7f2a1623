package org.rejoin.query.pupilregister;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param movement of the exchange of registers, or GUIDED_ON; note: why it was decided so of who is over age */
record RegisterMovementLine(
        String movement,
        LocalDate on,
        int grade,
        String className,
        boolean overAge,
        @Nullable String note) {}
