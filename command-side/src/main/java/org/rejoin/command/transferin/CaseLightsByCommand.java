package org.rejoin.command.transferin;

import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTransferInMatch;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.Dispatch;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Sends each case the command; the message joins the unit of work that is under way, so all happens or nothing. */
@Component
class CaseLightsByCommand implements CaseLights {

    private final CommandBus commands;

    // lazy: the bus must know its handlers before a handler can know the bus
    CaseLightsByCommand(@Lazy CommandBus commands) {
        this.commands = commands;
    }

    @Override
    public void on(String caseId, TransferInId transferIn, String school, String month) {
        send(new MatchTransferIn(new CaseFileId(caseId), transferIn.value(), school, month));
    }

    @Override
    public void off(String caseId, TransferInId transferIn, String reason) {
        send(new WithdrawTransferInMatch(new CaseFileId(caseId), transferIn.value(), reason));
    }

    private void send(Object command) {
        Dispatch.now(commands, command, Map.of());
    }
}
