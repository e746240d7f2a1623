package org.rejoin.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.Verification;
import org.rejoin.command.casefile.SchoolDirectory;
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
import org.rejoin.event.school.Stage;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Schools of one county and the people of the stories, all with one published password: there at every start of the
 * demo, before the first request. Made as any unit and account is, by commands of the system.
 */
@Component
@Profile(DemoAccounts.PROFILE)
class DemoPeople implements SmartLifecycle {

    // Axon, who makes the handlers of commands known, starts at - 3,072, and the web server at - 2,048
    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 2_560;
    private static final int DAYS_A_DEMO_MAY_TAKE = 30;
    private static final String PASSWORD = "Rejoin-demo-2026";
    private static final String COUNTY = "990";
    private static final String JUNIOR_HIGH = "990004J";

    private static final List<Unit> UNITS = List.of(
            new Unit("990001", Division.DAY, "示範縣立松濤高級中學"),
            new Unit("990001", Division.CONTINUING_EDUCATION, "示範縣立松濤高級中學進修部"),
            new Unit("990002", Division.DAY, "示範縣立雲嶺高級中學"),
            new Unit("990003", Division.DAY, "示範縣立海灣高級中學"),
            new Unit("990004", Division.JUNIOR_HIGH, "示範縣立清泉國民中學"));

    private static final List<Person> PEOPLE = List.of(
            staff("registrar-a", "沈佩儀", "990001", "songtao", Role.PRINCIPAL_REPORTER),
            staff("tutor-a", "周雅文", "990001", "songtao", Role.TUTOR),
            staff("tutor-a2", "魏子翔", "990001", "songtao", Role.TUTOR),
            staff("counsellor-a", "何佳穎", "990001", "songtao", Role.COUNSELLOR),
            staff("manager-a", "高崇德", "990001", "songtao", Role.SENIOR_MANAGER),
            staff("registrar-b", "杜冠廷", "990002", "yunling", Role.PRINCIPAL_REPORTER),
            staff("tutor-b", "林宜蓁", "990002", "yunling", Role.TUTOR),
            staff("class-teacher-j", "葉書妤", JUNIOR_HIGH, "qingquan", Role.CLASS_TEACHER),
            staff("student-affairs-j", "簡志遠", JUNIOR_HIGH, "qingquan", Role.STUDENT_AFFAIRS),
            staff("registry-j", "賴怡君", JUNIOR_HIGH, "qingquan", Role.REGISTRY),
            staff("counselling-j", "溫若庭", JUNIOR_HIGH, "qingquan", Role.COUNSELLING_OFFICE),
            staff("head-j", "莫國棟", JUNIOR_HIGH, "qingquan", Role.HEAD),
            new Person("county", "邱詠晴", "county.example", null, COUNTY, List.of(Role.COUNTY_OFFICER)),
            new Person(
                    "agency", "石文彥", "agency.example", null, null, List.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR)));

    private final CommandBus bus;
    private final Commands commands;
    private final SchoolDirectory schools;
    private final AccountDirectory accounts;
    private final Verification verification;
    private final Credentials credentials;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private boolean running;

    DemoPeople(
            CommandBus bus,
            Commands commands,
            SchoolDirectory schools,
            AccountDirectory accounts,
            Verification verification,
            Credentials credentials,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.bus = bus;
        this.commands = commands;
        this.schools = schools;
        this.accounts = accounts;
        this.verification = verification;
        this.credentials = credentials;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Unit(String school, Division division, String name) {

        SchoolUnitId id() {
            return SchoolUnitId.of(school, division);
        }

        Authority authority() {
            return division.stage() == Stage.SENIOR_HIGH ? Authority.AGENCY : Authority.COUNTY;
        }
    }

    private record Person(
            String account,
            String name,
            String domain,
            @Nullable String school,
            @Nullable String county,
            List<Role> roles) {

        // the same on every node and at every start
        String accountId() {
            return UUID.nameUUIDFromBytes(("demo account " + account).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }

        OpenAccount opening() {
            return new OpenAccount(
                    new AccountId(accountId()),
                    account,
                    new AccountHolder(name, account + "@" + domain, "04-1234567"),
                    school,
                    county,
                    roles,
                    roles.contains(Role.COUNTY_OFFICER) ? "示範字第1150000000號" : null,
                    null);
        }
    }

    /** Whether the database is one a demo was started on. */
    static boolean areIn(AccountDirectory accounts) {
        return PEOPLE.stream()
                .anyMatch(person -> accounts.byId(person.accountId()).isPresent());
    }

    private static Person staff(String account, String name, String school, String domain, Role role) {
        return new Person(account, name, domain + ".example", school, null, List.of(role));
    }

    @Override
    public void start() {
        running = true;
        transaction.executeWithoutResult(status -> {
            oneNodeAtATime();
            UNITS.stream().filter(unit -> !schools.isUnit(unit.id().value())).forEach(this::open);
            List<Person> newcomers = PEOPLE.stream()
                    .filter(person -> accounts.byId(person.accountId()).isEmpty())
                    .toList();
            newcomers.forEach(person -> {
                send(person.opening());
                verification.verified(person.accountId());
            });
            publishPassword();
        });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }

    // the second node waits, and then finds everything there
    private void oneNodeAtATime() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('demo-people'))")
                .query((row, n) -> n)
                .single();
    }

    private void open(Unit unit) {
        send(new OpenSchoolUnit(unit.id(), unit.school(), unit.division(), unit.name(), COUNTY, unit.authority()));
    }

    // hashed once for all: a hash takes its time on purpose
    private void publishPassword() {
        List<KnownAccount> people = PEOPLE.stream()
                .flatMap(person -> accounts.byId(person.accountId()).stream())
                .toList();
        List<KnownAccount> without = people.stream()
                .filter(account -> !credentials.exists(account.accountId()))
                .toList();
        if (!without.isEmpty()) {
            NewPassword password = credentials.check(without.get(0), PASSWORD);
            without.forEach(account -> credentials.set(account.accountId(), password));
        }
        people.stream().map(KnownAccount::accountId).filter(this::endsSoon).forEach(credentials::renew);
    }

    // never a demo whose password must be changed first
    private boolean endsSoon(String accountId) {
        Integer daysLeft = credentials.daysLeft(accountId);
        return daysLeft != null && daysLeft < DAYS_A_DEMO_MAY_TAKE;
    }

    private void send(Object command) {
        Dispatch.now(bus, command, commands.metaData(Actor.SYSTEM));
    }
}
