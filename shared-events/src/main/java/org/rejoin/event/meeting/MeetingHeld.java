package org.rejoin.event.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * It took place; minutes and decisions follow as events of their own.
 *
 * @param participants who was there
 */
@Revision("1")
public record MeetingHeld(String meetingId, LocalDate heldOn, List<Invited> participants, Instant recordedAt)
        implements MeetingEvent {

    // a tolerant reader: an absent list is an empty one
    public MeetingHeld {
        participants = participants == null ? List.of() : List.copyOf(participants);
    }
}
