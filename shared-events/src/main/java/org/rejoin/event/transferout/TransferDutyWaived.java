package org.rejoin.event.transferout;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** Nobody owes it any more. After {@link TransferDutyMissed} it need not be made up for: missed it stays. */
@Revision("1")
public record TransferDutyWaived(String transferOutId, TransferDutyKind kind, TransferWaiver ground, Instant recordedAt)
        implements TransferOutEvent {}
