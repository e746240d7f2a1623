package org.rejoin.command.absence;

import org.rejoin.command.absence.AbsenceWatchCommand.KeepAbsenceDuties;
import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.deadline.WhenDue;
import org.springframework.stereotype.Component;

/** At the moment a duty is late one looks at the pupil's duties again. */
@Component
class WhenAbsenceDutyIsDue implements WhenDue {

    static final String KIND = "absence-duties";

    private final SystemCommands commands;

    WhenAbsenceDutyIsDue(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(String watchId) {
        commands.sendWithin(new KeepAbsenceDuties(new AbsenceWatchId(watchId)));
    }
}
