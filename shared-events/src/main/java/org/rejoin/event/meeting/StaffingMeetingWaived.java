package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * Not so many are away any more.
 *
 * @param pupils how many are
 */
@Revision("1")
public record StaffingMeetingWaived(String staffingId, String dutyId, int pupils, Instant recordedAt)
        implements StaffingEvent {}
