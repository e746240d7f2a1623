package org.rejoin.command.account;

import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.account.AccountCommand.VerifyAccount;
import org.rejoin.command.platform.Dispatch;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lets the holder of the account say so: nobody else can have followed the link. */
@Component
class VerificationByCommand implements Verification {

    private final CommandBus commands;
    private final AccountDirectory accounts;

    // lazy: the bus must know its handlers before a handler can know the bus
    VerificationByCommand(@Lazy CommandBus commands, AccountDirectory accounts) {
        this.commands = commands;
        this.accounts = accounts;
    }

    @Override
    public void verified(String accountId) {
        KnownAccount holder = accounts.byId(accountId).orElseThrow();
        Dispatch.now(
                commands,
                new VerifyAccount(new AccountId(accountId)),
                holder.actor().toMetaData());
    }
}
