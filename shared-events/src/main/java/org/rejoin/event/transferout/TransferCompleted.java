package org.rejoin.event.transferout;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** Nothing is owed any more: arrived, with the originals there; or gone abroad, with the data kept here (R-HL-14). */
@Revision("1")
public record TransferCompleted(String transferOutId, LocalDate completedOn) implements TransferOutEvent {}
