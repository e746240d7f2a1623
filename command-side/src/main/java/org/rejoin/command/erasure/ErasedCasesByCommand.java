package org.rejoin.command.erasure;

import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.casefile.CaseFileCommand.ErasePersonalData;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.event.erasure.ErasureRequested;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Sends each case the command; the message joins the unit of work that is under way, so all happens or nothing. */
@Component
class ErasedCasesByCommand implements ErasedCases {

    private final CommandBus commands;

    // lazy: the bus must know its handlers before a handler can know the bus
    ErasedCasesByCommand(@Lazy CommandBus commands) {
        this.commands = commands;
    }

    @Override
    public void erase(String caseId, ErasureRequested erasure) {
        ErasePersonalData command = new ErasePersonalData(
                new CaseFileId(caseId), erasure.dataClass(), erasure.legalBasis(), erasure.erasureId());
        Dispatch.now(commands, command, Map.of());
    }
}
