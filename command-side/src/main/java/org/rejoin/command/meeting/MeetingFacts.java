package org.rejoin.command.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.rejoin.command.Moment;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.MeetingKind;

/** What a meeting is decided by and leads to beside its events, within the transaction of the command. */
interface MeetingFacts {

    /** The pseudonym. Refused for a pupil who is not of the caller's school. */
    String studentOf(String watchId);

    /** Whether the pupil's data are being erased: what is written meanwhile would outlive it. */
    boolean isBeingErased(String studentId);

    Instant endOf(LocalDate day);

    /** The pupil's duties that ask for such a meeting are done (SOP-3.3, SOP-3.5, SOP-4.3). */
    void meetsDuties(
            MeetingKind kind,
            String watchId,
            LocalDate heldOn,
            List<Participant> participants,
            String minutes,
            Moment moment);

    /** Of these pupils it is said who visits (SOP-2.3). */
    void meetsStaffing(String school, MeetingId meeting, LocalDate heldOn, List<String> watches, Moment moment);

    /** It has an end of its own once the pupil comes or has leave. */
    void visitAssigned(String taskId, MeetingId meeting, String watchId);

    /** Visits of the meeting whose pupil came or has leave since, by the ids of the tasks; told once. */
    SortedMap<String, AbsenceWaiver> needlessVisits(MeetingId meeting);

    /** When to look again though nothing happens; never, where it is empty. */
    void lookAgain(MeetingId id, Optional<Instant> at);
}
