package org.rejoin.query.pupilregister;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the command side answers of a change of class (R-HL-33).
 *
 * @param next REQUEST, COUNSEL, DECIDE, EVALUATE or FORWARD
 */
record ClassChange(
        String next,
        @Nullable LocalDate notBefore,
        @Nullable LocalDate dueOn,
        boolean overdue) {}
