package org.rejoin.event.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;
import org.rejoin.event.Role;

/**
 * 決議: an office does something for a pupil until a day.
 *
 * @param taskId UUID made of the meeting and the place of the decision
 * @param watchId of the pupil
 * @param owner office that does it
 * @param visit whether it is a home visit (SOP-2.3)
 * @param what null of a visit nobody said more about
 * @param dueOn last day on which it can be done in time
 * @param deadline the moment from which it is late
 */
@Revision("1")
public record MeetingTaskAssigned(
        String taskId,
        String meetingId,
        String watchId,
        Role owner,
        boolean visit,
        @Personal(DataClass.COUNSELLING) @Nullable String what,
        LocalDate dueOn,
        Instant deadline)
        implements MeetingEvent {}
