package org.rejoin.command.obligation;

import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.deadline.WhenDue;
import org.rejoin.command.obligation.CaseDutiesCommand.KeepDuties;
import org.springframework.stereotype.Component;

/** On the day something is to be said of a case's duties one looks at them again. */
@Component
class WhenDutyIsDue implements WhenDue {

    static final String KIND = "case-duties";

    private final SystemCommands commands;

    WhenDutyIsDue(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(String caseId) {
        commands.sendWithin(KeepDuties.of(caseId));
    }
}
