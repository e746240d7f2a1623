package org.rejoin.event.meeting;

/** Everything that can happen to what a school as a whole owes where many of its pupils are away (SOP-2.3). */
public sealed interface StaffingEvent
        permits StaffingMeetingOwed, StaffingMeetingMet, StaffingMeetingMissed, StaffingMeetingWaived {

    /** Of the unit. */
    String staffingId();

    /** Which meeting is owed. */
    String dutyId();
}
