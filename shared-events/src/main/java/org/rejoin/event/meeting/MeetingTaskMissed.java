package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The day passed; it is still to be done. */
@Revision("1")
public record MeetingTaskMissed(String taskId, String meetingId, Instant deadline) implements MeetingEvent {}
