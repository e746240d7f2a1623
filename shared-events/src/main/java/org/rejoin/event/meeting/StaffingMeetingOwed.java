package org.rejoin.event.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 召開會議統整學校人力: more pupils are away than the offices visit on their own; the head owes a meeting.
 *
 * @param dutyId UUID made of the unit and how often it was owed
 * @param day on which the number was reached
 * @param pupils on the second day or later, without a visit that such a meeting assigned
 * @param threshold more than so many
 * @param dueOn last day on which it can be held in time
 * @param deadline the moment from which it is late
 * @param ruleSet version of the rules that ask for it: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record StaffingMeetingOwed(
        String staffingId,
        String dutyId,
        String school,
        LocalDate day,
        int pupils,
        int threshold,
        LocalDate dueOn,
        Instant deadline,
        String ruleSet)
        implements StaffingEvent {}
