package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/** 任務免除 by the head. */
@Revision("1")
public record MeetingTaskWaived(
        String taskId,
        String meetingId,
        @Personal(DataClass.COUNSELLING) String reason,
        Instant recordedAt) implements MeetingEvent {}
