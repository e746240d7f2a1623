package org.rejoin.event.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * The meeting was held and visits were assigned there.
 *
 * @param visits of how many pupils
 */
@Revision("1")
public record StaffingMeetingMet(
        String staffingId, String dutyId, String meetingId, LocalDate heldOn, int visits, Instant recordedAt)
        implements StaffingEvent {}
