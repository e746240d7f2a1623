package org.rejoin.event.transferout;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The receiving school has the originals: the receipt came back (R-HL-12). */
@Revision("1")
public record TransferRecordsReceived(String transferOutId, LocalDate receivedOn) implements TransferOutEvent {}
