package org.rejoin.event.meeting;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * 補充會議紀錄: something was added to the record of a meeting that was held; what stood there stays. What was added of a pupil, and
 * what was decided since, follow as events of their own.
 *
 * @param additionId UUID of the addition, chosen by who makes it
 */
@Revision("1")
public record MeetingSupplemented(String meetingId, String additionId, Instant recordedAt) implements MeetingEvent {}
