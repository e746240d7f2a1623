package org.rejoin.command.erasure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a duty to keep reads of a case.
 *
 * @param reported whether it was ever established (成案), also when voided since
 * @param leftOn 離校時間, absent in a draft
 * @param endedOn day of the last closure or void
 */
record KeptCase(
        String caseId,
        boolean open,
        boolean reported,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate endedOn) {}
