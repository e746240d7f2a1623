package org.rejoin.event.transferout;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** A duty was not met in time. Told late, it names the moment from which it was late. */
@Revision("1")
public record TransferDutyMissed(String transferOutId, TransferDutyKind kind, Instant deadline)
        implements TransferOutEvent {}
