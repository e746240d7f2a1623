package org.rejoin.command.meeting;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingCancellation;
import org.rejoin.event.meeting.MeetingKind;

/** Everything that can be asked of a meeting. */
sealed interface MeetingCommand {

    @TargetAggregateIdentifier
    MeetingId id();

    /** @param pupils ids of their watches */
    record PlanMeeting(
            MeetingId id,
            MeetingKind kind,
            LocalDate day,
            @Nullable String startsAt,
            String place,
            List<String> pupils,
            List<Invited> invited)
            implements MeetingCommand {}

    /** What was said of one pupil. */
    record Minutes(String pupil, String text) {

        // never into a log
        @Override
        public String toString() {
            return "Minutes[" + pupil + "]";
        }
    }

    /**
     * @param owner which office does it; null where it was forgotten
     * @param visit whether it is a home visit, of which nothing more has to be said
     */
    record Decision(
            @Nullable String pupil,
            @Nullable Role owner,
            boolean visit,
            @Nullable String what,
            @Nullable LocalDate dueOn) {

        // never into a log
        @Override
        public String toString() {
            return "Decision[" + pupil + "]";
        }
    }

    record HoldMeeting(
            MeetingId id, LocalDate heldOn, List<Invited> participants, List<Minutes> minutes, List<Decision> decisions)
            implements MeetingCommand {}

    /** @param additionId of what is added at once: sent twice, it is added once */
    record AddToMinutes(MeetingId id, String additionId, List<Minutes> minutes, List<Decision> decisions)
            implements MeetingCommand {}

    record CancelMeeting(MeetingId id, MeetingCancellation ground) implements MeetingCommand {}

    record FinishTask(MeetingId id, String taskId, LocalDate doneOn, String note) implements MeetingCommand {}

    record WaiveTask(MeetingId id, String taskId, String reason) implements MeetingCommand {}

    /** Look what is late by now. */
    record KeepMeetingTasks(MeetingId id) implements MeetingCommand {}
}
