package org.rejoin.signin;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.command.Moment;
import org.rejoin.command.account.AccountCommand;
import org.rejoin.command.account.AccountCommand.AssignRoles;
import org.rejoin.command.account.AccountCommand.CorrectContact;
import org.rejoin.command.account.AccountCommand.DisableAccount;
import org.rejoin.command.account.AccountCommand.EnableAccount;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.AccountCommand.RemoveSecondFactor;
import org.rejoin.command.account.AccountCommand.StepDown;
import org.rejoin.command.account.AccountCommand.TakeOver;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.Verification;
import org.rejoin.command.credential.AccountLinks;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.LinkPurpose;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service behind a proxy that tells where requests come from, and people with accounts of a school of their own. */
final class SignInWorld {

    static final String PASSWORD = "Meihua-7-Kaoliang";
    static final String OTHER_PASSWORD = "Plum-3-Blossoms!";
    static final int MOST_SESSIONS = 3;
    static final int MOST_CALLS = 8;
    static final int FAILURES_OF_ADDRESS = 30;
    static final MovableClock CLOCK = new MovableClock();
    static final JsonMapper JSON = new JsonMapper();

    private static final String UNIT = "880001";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Service SERVICE = start();

    private SignInWorld() {}

    private static Service start() {
        Service service = Service.start(
                Service.temporaryData(),
                CLOCK,
                "--server.forward-headers-strategy=native",
                "--rejoin.session.at-once=" + MOST_SESSIONS,
                "--rejoin.tokens.calls-per-minute=" + MOST_CALLS,
                "--rejoin.throttle.failures-of-address=" + FAILURES_OF_ADDRESS,
                "--rejoin.second-factor.required-for=AUDITOR",
                "--rejoin.anonymous.calls-per-minute=100000");
        service.beanOf(JdbcClient.class)
                .sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " VALUES (?, ?, 'DAY', '示範高級中學', '990', 'AGENCY') ON CONFLICT DO NOTHING")
                .params(UNIT, UNIT)
                .update();
        return service;
    }

    /** Somebody with an account. */
    record Holder(String accountId, String account) {

        String email() {
            return account + "@songtao.example";
        }

        KnownAccount known() {
            return bean(AccountDirectory.class).byId(accountId).orElseThrow();
        }

        As signsIn() {
            return nobody().signIn(account, PASSWORD);
        }

        As.Answer signsIn(String password) {
            return nobody().trySignIn(account, password);
        }

        As.Answer signsIn(String address, String password) {
            return from(address).trySignIn(account, password);
        }

        void disabled() {
            command(new DisableAccount(new AccountId(accountId)), agency());
        }

        void enabled() {
            command(new EnableAccount(new AccountId(accountId)), agency());
        }

        void takesOver() {
            command(new TakeOver(new AccountId(accountId), UUID.randomUUID().toString()), agency());
        }

        void stepsDown() {
            command(new StepDown(new AccountId(accountId), UUID.randomUUID().toString()), agency());
        }

        void isReachedAt(String email) {
            command(new CorrectContact(new AccountId(accountId), email, "04-1234567", null), principal());
        }

        void losesSecondFactor() {
            command(new RemoveSecondFactor(new AccountId(accountId), null), principal());
        }

        void isNow(Role... roles) {
            command(new AssignRoles(new AccountId(accountId), List.of(roles)), principal());
        }

        /** What stands behind the # of a link mailed now. */
        String link(LinkPurpose purpose) {
            String address = bean(AccountLinks.class).make(accountId, purpose);
            bean(AccountLinks.class).sent(address);
            return address.substring(address.indexOf('#') + 1);
        }
    }

    /** In use, with {@link #PASSWORD}. */
    static Holder tutor() {
        Holder holder = withoutPassword(Role.TUTOR);
        bean(Verification.class).verified(holder.accountId());
        Credentials credentials = bean(Credentials.class);
        credentials.set(holder.accountId(), credentials.check(holder.known(), PASSWORD));
        return holder;
    }

    static Holder auditor() {
        Holder holder = withoutPassword(Role.AUDITOR);
        bean(Verification.class).verified(holder.accountId());
        Credentials credentials = bean(Credentials.class);
        credentials.set(holder.accountId(), credentials.check(holder.known(), PASSWORD));
        return holder;
    }

    static Holder withoutPassword(Role role) {
        Holder holder = new Holder(UUID.randomUUID().toString(), "teaching-" + COUNT.incrementAndGet());
        command(
                new OpenAccount(
                        new AccountId(holder.accountId()),
                        holder.account(),
                        new AccountHolder("周雅文", holder.email(), "04-1234567"),
                        role == Role.AUDITOR ? null : UNIT,
                        null,
                        List.of(role),
                        null,
                        null),
                Actor.SYSTEM);
        return holder;
    }

    private static Actor principal() {
        return new Actor("principal88", java.util.Set.of(Role.PRINCIPAL_REPORTER), UNIT, "990");
    }

    private static Actor agency() {
        return new Actor("agency", java.util.Set.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR), null, null);
    }

    private static void command(AccountCommand command, Actor by) {
        Map<String, Object> metaData = new HashMap<>();
        if (!by.equals(Actor.SYSTEM)) {
            metaData.putAll(by.toMetaData());
        }
        metaData.put(Moment.KEY, Moment.of(CLOCK.instant(), java.time.ZoneId.of("Asia/Taipei")));
        bean(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, metaData));
    }

    static <T> T bean(Class<T> type) {
        return SERVICE.beanOf(type);
    }

    static As nobody() {
        return As.nobody(SERVICE.address());
    }

    /** From an address of the network outside. */
    static As from(String address) {
        return nobody().with("X-Forwarded-For", address);
    }

    /** An address nobody came from so far. */
    static String newAddress() {
        int number = COUNT.incrementAndGet();
        return "203.0." + number / 250 + "." + (1 + number % 250);
    }

    static void after(Duration time) {
        CLOCK.advance(time);
    }

    /** Another node on the same database. */
    static Service secondNode() {
        Environment first = bean(Environment.class);
        return Service.start(
                Service.temporaryData(),
                CLOCK,
                "--server.forward-headers-strategy=native",
                "--rejoin.demo.external-database=true",
                "--spring.datasource.url=" + first.getProperty("spring.datasource.url"),
                "--spring.datasource.username=" + first.getProperty("spring.datasource.username"),
                "--spring.datasource.password=" + first.getProperty("spring.datasource.password"),
                "--rejoin.migrations.user=" + first.getProperty("rejoin.migrations.user"),
                "--rejoin.migrations.password=" + first.getProperty("rejoin.migrations.password"),
                "--rejoin.keys.user=" + first.getProperty("rejoin.keys.user"),
                "--rejoin.keys.password=" + first.getProperty("rejoin.keys.password"),
                "--rejoin.keys.master=" + first.getProperty("rejoin.keys.master"),
                "--rejoin.secrets.key=" + first.getProperty("rejoin.secrets.key"));
    }

    static String json(@Nullable String... namesAndValues) {
        ObjectNode body = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return body.toString();
    }
}
