package org.rejoin.command.firststart;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.Declined;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.Verification;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.Secrets;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one-time token of an installation that nobody looks after yet, and the account it opens. */
@Component
public class FirstAdministrator {

    private static final List<Role> ROLES = List.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR);

    private final JdbcClient jdbc;
    private final CommandBus bus;
    private final Commands commands;
    private final AccountDirectory accounts;
    private final Credentials credentials;
    private final Verification verification;
    private final TransactionTemplate transaction;

    FirstAdministrator(
            JdbcClient jdbc,
            CommandBus bus,
            Commands commands,
            AccountDirectory accounts,
            Credentials credentials,
            Verification verification,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.bus = bus;
        this.commands = commands;
        this.accounts = accounts;
        this.credentials = credentials;
        this.verification = verification;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A new token, which replaces the one before; none where there is an administrator. */
    public Optional<String> newToken() {
        return Optional.ofNullable(transaction.execute(status -> {
            if (isThere()) {
                return null;
            }
            String token = Secrets.random();
            jdbc.sql("DELETE FROM command_side.first_administrator WHERE used_at IS NULL")
                    .update();
            jdbc.sql("INSERT INTO command_side.first_administrator (token_hash, made_at) VALUES (?, now())")
                    .param(Secrets.hash(token))
                    .update();
            return token;
        }));
    }

    /** All of it, once, or nothing: a password that breaks a rule does not use the token up. */
    void open(String token, AccountId id, String account, AccountHolder holder, String typedPassword) {
        if (!isValid(token)) {
            throw notValid();
        }
        // takes its time: before the transaction
        Credentials.NewPassword password = credentials.check(newcomer(id, account, holder), typedPassword);
        transaction.executeWithoutResult(status -> {
            use(token);
            Dispatch.now(
                    bus,
                    new OpenAccount(id, account, holder, null, null, ROLES, null, null),
                    commands.metaData(Actor.SYSTEM));
            credentials.set(id.value(), password);
            verification.verified(id.value());
        });
    }

    // whoever uses it at the same time waits here, and then finds it used
    private void use(String token) {
        int used = jdbc.sql("""
                        UPDATE command_side.first_administrator SET used_at = now()
                         WHERE token_hash = ? AND used_at IS NULL""").param(Secrets.hash(token)).update();
        if (used == 0 || isThere()) {
            throw notValid();
        }
    }

    private boolean isValid(String token) {
        return !isThere()
                && jdbc.sql("""
                                SELECT EXISTS (SELECT FROM command_side.first_administrator
                                                WHERE token_hash = ? AND used_at IS NULL)""").param(Secrets.hash(token)).query(Boolean.class).single();
    }

    private boolean isThere() {
        return !accounts.holding(Role.ADMINISTRATOR).isEmpty();
    }

    private static KnownAccount newcomer(AccountId id, String account, AccountHolder holder) {
        return new KnownAccount(
                id.value(),
                account,
                holder.name(),
                holder.email(),
                holder.phone(),
                null,
                null,
                Set.copyOf(ROLES),
                KnownAccount.Standing.APPLIED,
                false);
    }

    private static Declined notValid() {
        return new Declined(410, "LINK_NOT_VALID");
    }
}
