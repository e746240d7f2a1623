package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;
import org.rejoin.event.absence.AbsenceWaiver;

/**
 * 任務免除 by the head; or a home visit that nobody needs any more, because the pupil came or has leave.
 *
 * @param reason of the head's alone
 */
@Revision("1")
public record MeetingTaskWaived(
        String taskId,
        String meetingId,
        AbsenceWaiver ground,
        @Personal(DataClass.COUNSELLING) @Nullable String reason,
        Instant recordedAt)
        implements MeetingEvent {}
