package org.rejoin.command.principaltransfer;

import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.account.AccountCommand.StepDown;
import org.rejoin.command.account.AccountCommand.TakeOver;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.command.principaltransfer.PrincipalTransferCommand.GiveWay;
import org.rejoin.event.Actor;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Changes both accounts, and ends a transfer that is in the way; the messages join the unit of work that is under way, so all happens or nothing. */
@Component
class Succession {

    private final CommandBus commands;

    // lazy: the bus must know its handlers before a handler can know the bus
    Succession(@Lazy CommandBus commands) {
        this.commands = commands;
    }

    void from(String former, String successor, PrincipalTransferId transfer) {
        Dispatch.now(commands, new StepDown(new AccountId(former), transfer.value()), Map.of());
        Dispatch.now(commands, new TakeOver(new AccountId(successor), transfer.value()), Map.of());
    }

    /** Ends what waits in the way of a hand-over, in the same transaction. */
    void makeWay(PrincipalTransferId waiting) {
        Dispatch.now(commands, new GiveWay(waiting), Actor.SYSTEM.toMetaData());
    }
}
