package org.rejoin.event.transferout;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What was owed was done. After {@link TransferDutyMissed} it was made up for late: missed it stays.
 *
 * @param doneOn day on which it was done
 * @param reference number of the letter, the message or the report
 */
@Revision("1")
public record TransferDutyMet(
        String transferOutId,
        TransferDutyKind kind,
        LocalDate doneOn,
        @Nullable String reference,
        Instant recordedAt) implements TransferOutEvent {}
