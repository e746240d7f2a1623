package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/** What was added of one pupil, encrypted as the minutes are: with that pupil's key. */
@Revision("1")
public record MeetingMinutesAdded(
        String meetingId,
        String additionId,
        String watchId,
        @Personal(DataClass.COUNSELLING) String text,
        Instant recordedAt)
        implements MeetingEvent {}
