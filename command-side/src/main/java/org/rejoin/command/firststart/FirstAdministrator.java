package org.rejoin.command.firststart;

import java.time.Duration;
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
import org.springframework.beans.factory.annotation.Value;
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
    private final Duration life;

    FirstAdministrator(
            JdbcClient jdbc,
            CommandBus bus,
            Commands commands,
            AccountDirectory accounts,
            Credentials credentials,
            Verification verification,
            PlatformTransactionManager transactions,
            @Value("${rejoin.links.first-administrator:24h}") Duration life) {
        this.jdbc = jdbc;
        this.bus = bus;
        this.commands = commands;
        this.accounts = accounts;
        this.credentials = credentials;
        this.verification = verification;
        this.transaction = new TransactionTemplate(transactions);
        this.life = life;
    }

    /** A new token, which replaces the one before; none where there is an administrator. */
    public Optional<String> newToken() {
        return transaction.execute(status -> {
            oneAtATime();
            forgetTokens();
            if (isThere()) {
                return Optional.empty();
            }
            String token = Secrets.random();
            jdbc.sql("INSERT INTO command_side.first_administrator (token_hash, made_at) VALUES (?, now())")
                    .param(Secrets.hash(token))
                    .update();
            return Optional.of(token);
        });
    }

    /** All of it, once, or nothing: a password that breaks a rule does not use the token up. */
    void open(String token, AccountId id, String account, AccountHolder holder, String typedPassword) {
        if (!isValid(token)) {
            throw notValid();
        }
        // takes its time: before the transaction
        Credentials.NewPassword password = credentials.check(newcomer(id, account, holder), typedPassword);
        transaction.executeWithoutResult(status -> {
            oneAtATime();
            if (!isValid(token)) {
                throw notValid();
            }
            forgetTokens();
            // the account would be taken for opened already, and its password for the newcomer's
            if (accounts.byId(id.value()).isPresent()) {
                throw new Declined(409, "ACCOUNT_ID_TAKEN");
            }
            Dispatch.now(
                    bus,
                    new OpenAccount(id, account, holder, null, null, ROLES, null, null),
                    commands.metaData(Actor.SYSTEM));
            credentials.set(id.value(), password);
            verification.verified(id.value());
        });
    }

    // of all nodes: whoever comes second waits here, and then finds what the first one did
    private void oneAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('first-administrator'))")
                .query((row, n) -> n)
                .single();
    }

    private boolean isValid(String token) {
        return !isThere()
                && jdbc.sql("""
                                SELECT EXISTS (SELECT FROM command_side.first_administrator
                                                WHERE token_hash = ? AND made_at > now() - make_interval(secs => ?))""")
                        .params(Secrets.hash(token), life.toSeconds())
                        .query(Boolean.class)
                        .single();
    }

    // none is left that could work when the administrator is disabled one day
    private void forgetTokens() {
        jdbc.sql("DELETE FROM command_side.first_administrator").update();
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
