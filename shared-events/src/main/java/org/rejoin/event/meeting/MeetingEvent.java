package org.rejoin.event.meeting;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a meeting and to what was decided there. What was written of a pupil is an event of its own. */
@DataSubject(DataSubject.Kind.STUDENT)
public sealed interface MeetingEvent
        permits MeetingPlanned,
                MeetingHeld,
                MeetingMinutesTaken,
                MeetingSupplemented,
                MeetingMinutesAdded,
                MeetingCancelled,
                MeetingTaskAssigned,
                MeetingTaskDone,
                MeetingTaskMissed,
                MeetingTaskWaived {

    String meetingId();
}
