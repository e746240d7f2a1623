package org.rejoin.event.transferout;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 短期就讀 is over: from the next day on the pupil is awaited here again.
 *
 * @param endedOn last day of it
 */
@Revision("1")
public record TemporaryStudyEnded(String transferOutId, LocalDate endedOn) implements TransferOutEvent {}
