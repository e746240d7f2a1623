package org.rejoin.event.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 召集會議: the head meets with these about those.
 *
 * @param school unit whose head chairs it
 * @param calledOn day on which it was called
 * @param day on which it is to be
 * @param startsAt hour and minute, as 14:30
 * @param pupils none only of a meeting about staff
 */
@Revision("1")
public record MeetingPlanned(
        String meetingId,
        String school,
        MeetingKind kind,
        LocalDate calledOn,
        LocalDate day,
        @Nullable String startsAt,
        String place,
        List<PupilOfMeeting> pupils,
        List<Invited> invited,
        Instant recordedAt)
        implements MeetingEvent {

    // a tolerant reader: an absent list is an empty one
    public MeetingPlanned {
        pupils = pupils == null ? List.of() : List.copyOf(pupils);
        invited = invited == null ? List.of() : List.copyOf(invited);
    }
}
