package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** It will not be held. */
@Revision("1")
public record MeetingCancelled(String meetingId, MeetingCancellation ground, Instant recordedAt)
        implements MeetingEvent {}
