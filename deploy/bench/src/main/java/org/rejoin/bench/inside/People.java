package org.rejoin.bench.inside;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.bench.School;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.Verification;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.Credentials.NewPassword;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.command.school.SchoolUnitCommand.OpenSchoolUnit;
import org.rejoin.command.school.SchoolUnitId;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The schools, each with its principal reporter, opened by the commands that open any school and account. */
@Component
class People {

    private static final int AT_A_TIME = 50;

    private final CommandBus bus;
    private final Commands commands;
    private final AccountDirectory accounts;
    private final Verification verification;
    private final Credentials credentials;
    private final TransactionTemplate transaction;

    People(
            CommandBus bus,
            Commands commands,
            AccountDirectory accounts,
            Verification verification,
            Credentials credentials,
            PlatformTransactionManager transactions) {
        this.bus = bus;
        this.commands = commands;
        this.accounts = accounts;
        this.verification = verification;
        this.credentials = credentials;
        this.transaction = new TransactionTemplate(transactions);
    }

    void open(List<School> schools) {
        List<School> missing = schools.stream()
                .filter(school -> accounts.byId(accountId(school)).isEmpty())
                .toList();
        for (int first = 0; first < missing.size(); first += AT_A_TIME) {
            List<School> some = missing.subList(first, Math.min(first + AT_A_TIME, missing.size()));
            transaction.executeWithoutResult(status -> some.forEach(this::open));
        }
        if (!missing.isEmpty()) {
            // hashed once for all: a hash takes its time on purpose
            KnownAccount first = accounts.byId(accountId(missing.get(0))).orElseThrow();
            NewPassword password = credentials.check(first, School.PASSWORD);
            missing.forEach(school -> credentials.set(accountId(school), password));
        }
    }

    private void open(School school) {
        send(new OpenSchoolUnit(
                SchoolUnitId.of(school.code(), Division.DAY),
                school.code(),
                Division.DAY,
                "第" + school.number() + "高級中學",
                school.county(),
                Authority.AGENCY));
        send(new OpenAccount(
                new AccountId(accountId(school)),
                school.principal(),
                new AccountHolder("註冊組長" + school.number(), school.principal() + "@school.example", "04-1234567"),
                school.code(),
                null,
                List.of(Role.PRINCIPAL_REPORTER),
                null,
                null));
        verification.verified(accountId(school));
    }

    private static String accountId(School school) {
        return UUID.nameUUIDFromBytes(("bench account " + school.number()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void send(Object command) {
        Dispatch.now(bus, command, commands.metaData(Actor.SYSTEM));
    }
}
