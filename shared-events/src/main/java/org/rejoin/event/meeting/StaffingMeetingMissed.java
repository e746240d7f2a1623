package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The day passed without the meeting; it is still owed. */
@Revision("1")
public record StaffingMeetingMissed(String staffingId, String dutyId, Instant deadline) implements StaffingEvent {}
