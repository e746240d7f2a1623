package org.rejoin.event.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/** What was decided was done. After {@link MeetingTaskMissed} it was made up for late: missed it stays. */
@Revision("1")
public record MeetingTaskDone(
        String taskId,
        String meetingId,
        LocalDate doneOn,
        @Personal(DataClass.COUNSELLING) String note,
        Instant recordedAt)
        implements MeetingEvent {}
