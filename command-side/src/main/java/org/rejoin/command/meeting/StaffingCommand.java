package org.rejoin.command.meeting;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of what a whole school owes. */
sealed interface StaffingCommand {

    @TargetAggregateIdentifier
    StaffingId id();

    /** Look how many pupils are away by now, and what is late. */
    record KeepStaffing(StaffingId id, String school) implements StaffingCommand {}

    /** The meeting was held. @param visits of how many pupils it said who visits */
    record MeetStaffing(StaffingId id, MeetingId meeting, LocalDate heldOn, int visits) implements StaffingCommand {}
}
