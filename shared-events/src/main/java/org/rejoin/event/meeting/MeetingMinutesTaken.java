package org.rejoin.event.meeting;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/** What was said of one pupil at a meeting: each pupil's part is encrypted with that pupil's key, and goes with it. */
@Revision("1")
public record MeetingMinutesTaken(
        String meetingId,
        String watchId,
        @Personal(DataClass.COUNSELLING) String minutes) implements MeetingEvent {}
