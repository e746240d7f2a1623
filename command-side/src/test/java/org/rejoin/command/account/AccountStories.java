package org.rejoin.command.account;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Blocker;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.credential.KeptSecondFactors;
import org.rejoin.command.mail.QueuedMail;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.school.KnownUnits;
import org.rejoin.command.upload.KeptUploads;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.AccountVerified;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The words in which the tests of an account tell their stories, on the real directory. */
final class AccountStories {

    static final AccountId ID = new AccountId("33333333-3333-4333-8333-333333333333");
    static final AccountId OTHER_ID = new AccountId("66666666-6666-4666-8666-666666666666");
    static final String UNIT = "990001";
    static final String EVENING = "990001N";
    static final String ELSEWHERE = "990002";
    static final AccountHolder SHEN = new AccountHolder("沈佩儀", "shen@songtao.example", "04-1234567");
    static final UploadedFile FORM = new UploadedFile("申請單.pdf", "application/pdf", new byte[] {37, 80, 68, 70});

    static final Actor REGISTRAR = staff("registrar-a", Role.PRINCIPAL_REPORTER);
    static final Actor REGISTRAR_ELSEWHERE =
            new Actor("registrar-b", Set.of(Role.PRINCIPAL_REPORTER), ELSEWHERE, "990");
    static final Actor TUTOR = staff("tutor-a", Role.TUTOR);
    static final Actor COUNSELLOR = staff("counsellor-a", Role.COUNSELLOR);
    static final Actor MANAGER = staff("manager-a", Role.SENIOR_MANAGER);
    static final Actor COUNTY = new Actor("county", Set.of(Role.COUNTY_OFFICER), null, "990");
    static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    static final Actor ADMINISTRATOR = new Actor("admin", Set.of(Role.ADMINISTRATOR), null, null);
    static final Actor AUDITOR = new Actor("auditor", Set.of(Role.AUDITOR), null, null);
    static final Actor ANONYMOUS = new Actor("shen2026", Set.of(), UNIT, null);

    static final List<Role> TUTORING = List.of(Role.TUTOR);
    static final List<Role> REPORTING = List.of(Role.PRINCIPAL_REPORTER);
    static final String FORM_ID = FORM.idFor(UploadedFile.Purpose.ACCOUNT_APPLICATION, ID.value());

    static final AccountApplied TUTOR_APPLIED = applied(TUTORING, null);
    static final AccountApplied PRINCIPAL_APPLIED = applied(REPORTING, FORM_ID);
    static final AccountOpened TUTOR_OPENED = opened(TUTORING, UNIT, null);
    static final AccountOpened PRINCIPAL_OPENED = opened(REPORTING, UNIT, null);
    static final AccountOpened COUNTY_OPENED = opened(List.of(Role.COUNTY_OFFICER), null, "990");
    static final AccountVerified VERIFIED = new AccountVerified(ID.value());
    static final AccountDisabled DISABLED = new AccountDisabled(ID.value());

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final Accounts accounts = new Accounts(jdbc);

    AccountStories() {
        for (String unit : List.of(UNIT, EVENING, ELSEWHERE)) {
            jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                            + " VALUES (?, ?, ?, '示範高中', '990', 'COUNTY')")
                    .params(unit, unit.substring(0, 6), unit.endsWith("N") ? "CONTINUING_EDUCATION" : "DAY")
                    .update();
        }
    }

    FixtureConfiguration<Account> account() {
        return new AggregateTestFixture<>(Account.class)
                .registerInjectableResource(accounts)
                .registerInjectableResource(KnownUnits.on(jdbc))
                .registerInjectableResource(KeptUploads.on(jdbc))
                .registerInjectableResource(QueuedMail.on(jdbc))
                .registerInjectableResource(KeptSecondFactors.on(jdbc));
    }

    AccountDirectory directory() {
        return new AccountDirectory(jdbc);
    }

    KnownAccount known() {
        return directory().byId(ID.value()).orElseThrow();
    }

    /** Somebody in the directory, as an earlier event left it. */
    void stands(AccountId id, String name, List<Role> roles, KnownAccount.Standing standing) {
        boolean free = accounts.entered(id, name, SHEN, UNIT, null, roles, standing);
        if (!free) {
            throw new IllegalStateException("taken");
        }
        if (roles.contains(Role.PRINCIPAL_REPORTER) && standing != KnownAccount.Standing.APPLIED) {
            accounts.becamePrincipal(id, UNIT);
        }
    }

    void stands(List<Role> roles, KnownAccount.Standing standing) {
        stands(ID, "shen2026", roles, standing);
    }

    void hasSecondFactor() {
        jdbc.sql("INSERT INTO command_side.second_factor (account_id, secret, confirmed, last_step)"
                        + " VALUES (?, '\\x00', true, 0)")
                .param(ID.value())
                .update();
    }

    long uploads() {
        return jdbc.sql("SELECT count(*) FROM command_side.upload")
                .query(Long.class)
                .single();
    }

    /** Kinds of mail that wait for the account. */
    List<String> mails() {
        return jdbc.sql("SELECT kind FROM command_side.mail WHERE account_id = ? ORDER BY queued_at")
                .param(ID.value())
                .query(String.class)
                .list();
    }

    static Map<String, ?> by(Actor actor) {
        Map<String, Object> metaData = new HashMap<>(actor.toMetaData());
        metaData.put(Moment.KEY, new Moment(ZonedDateTime.parse("2026-11-21T10:00+08:00[Asia/Taipei]")));
        return metaData;
    }

    static AccountApplied applied(List<Role> roles, @Nullable String stampedForm) {
        return new AccountApplied(ID.value(), "shen2026", SHEN, UNIT, roles, stampedForm);
    }

    static AccountApproved approved(List<Role> roles) {
        return new AccountApproved(ID.value(), roles);
    }

    static AccountOpened opened(List<Role> roles, @Nullable String school, @Nullable String county) {
        return new AccountOpened(ID.value(), "shen2026", SHEN, school, county, roles, null, null);
    }

    static Actor staff(String account, Role... roles) {
        return new Actor(account, Set.of(roles), UNIT, "990");
    }

    /** Exactly these blockers, in this order. */
    static Matcher<Refused> refused(Blocker... blockers) {
        return new FeatureMatcher<>(Matchers.equalTo(List.of(blockers)), "refused for", "blockers") {
            @Override
            protected List<Blocker> featureValueOf(Refused refused) {
                return refused.blockers();
            }
        };
    }

    /** Exactly these fields, each as pointer and code. */
    static Matcher<Invalid> invalid(String... fields) {
        return new FeatureMatcher<>(Matchers.equalTo(List.of(fields)), "invalid in", "fields") {
            @Override
            protected List<String> featureValueOf(Invalid invalid) {
                return invalid.fields().stream()
                        .map((FieldProblem field) -> field.pointer() + " " + field.code())
                        .toList();
            }
        };
    }
}
