package org.rejoin.event.absence;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * The deadline passed. Said once, and for ever, however late it was noticed.
 *
 * @param deadline the moment from which it was late
 */
@Revision("1")
public record AbsenceDutyMissed(String dutyId, String watchId, Instant deadline) implements AbsenceEvent {}
