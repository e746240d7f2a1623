package org.rejoin.command.transferout;

import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.deadline.WhenDue;
import org.rejoin.command.transferout.TransferOutCommand.KeepTransferDuties;
import org.springframework.stereotype.Component;

/** At the moment a duty of a transfer is late one looks at the transfer again. */
@Component
class WhenTransferDutyIsDue implements WhenDue {

    static final String KIND = "transfer-out";

    private final SystemCommands commands;

    WhenTransferDutyIsDue(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(String transferOutId) {
        commands.sendWithin(new KeepTransferDuties(new TransferOutId(transferOutId)));
    }
}
