package org.rejoin.command.meeting;

import org.rejoin.command.absence.PupilsAway;
import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.deadline.WhenDue;
import org.rejoin.command.meeting.StaffingCommand.KeepStaffing;
import org.springframework.stereotype.Component;

/** Right after the number of pupils who are away changed, and when the meeting is late, one looks what the unit owes. */
@Component
class WhenManyPupilsAreAway implements WhenDue {

    private final SystemCommands commands;

    WhenManyPupilsAreAway(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return PupilsAway.LOOK;
    }

    @Override
    public void due(String unit) {
        commands.sendWithin(new KeepStaffing(StaffingId.ofUnit(unit), unit));
    }
}
