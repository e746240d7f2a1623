package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.APPLICATION_REFUSED;
import static org.rejoin.command.account.AccountBlocker.NOT_APPROVED_YET;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.OWN_ACCOUNT;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.COUNSELLOR;
import static org.rejoin.command.account.AccountStories.COUNTY_OPENED;
import static org.rejoin.command.account.AccountStories.DISABLED;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.MANAGER;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_OPENED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.account.AccountStories.REPORTING;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_APPLIED;
import static org.rejoin.command.account.AccountStories.TUTOR_OPENED;
import static org.rejoin.command.account.AccountStories.UNIT;
import static org.rejoin.command.account.AccountStories.VERIFIED;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.opened;
import static org.rejoin.command.account.AccountStories.refused;
import static org.rejoin.command.account.AccountStories.staff;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.DisableAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;

@Tag("R-ACC-05")
@Tag("R-ACC-06")
class DisableAccountTest {

    private static final DisableAccount DISABLE = new DisableAccount(ID);

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void the_principal_reporter_disables_the_schools_staff() {
        stories.stands(TUTORING, Standing.NORMAL);
        account.given(TUTOR_OPENED, VERIFIED).when(DISABLE, by(REGISTRAR)).expectEvents(DISABLED);
        assertThat(stories.known().maySignIn()).isFalse();
        assertThat(stories.known().standing()).isEqualTo(Standing.DISABLED);
    }

    @Test
    void agency_and_administrator_disable_anybody() {
        for (Actor actor : List.of(AGENCY, ADMINISTRATOR)) {
            account.given(TUTOR_OPENED).when(DISABLE, by(actor)).expectEvents(DISABLED);
            account.given(PRINCIPAL_OPENED).when(DISABLE, by(actor)).expectEvents(DISABLED);
            account.given(COUNTY_OPENED).when(DISABLE, by(actor)).expectEvents(DISABLED);
        }
    }

    @Test
    @Tag("R-ACC-04")
    void a_disabled_principal_reporter_stays_the_one_until_a_transfer() {
        stories.stands(REPORTING, Standing.NORMAL);
        account.given(PRINCIPAL_OPENED).when(DISABLE, by(AGENCY)).expectEvents(DISABLED);
        assertThat(stories.directory().principalReporterOf(UNIT)).contains(stories.known());
    }

    @Test
    void disabling_again_changes_nothing() {
        account.given(TUTOR_OPENED, DISABLED)
                .when(DISABLE, by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_disables_himself() {
        for (Actor self : List.of(
                staff("shen2026", Role.PRINCIPAL_REPORTER),
                new Actor("Shen2026", Set.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR), null, null))) {
            account.given(PRINCIPAL_OPENED)
                    .when(DISABLE, by(self))
                    .expectNoEvents()
                    .expectException(refused(OWN_ACCOUNT));
        }
    }

    @Test
    void a_principal_reporter_disables_staff_alone() {
        account.given(PRINCIPAL_OPENED)
                .when(DISABLE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
        account.given(opened(List.of(Role.AUDITOR), UNIT, null))
                .when(DISABLE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
    }

    @Test
    void only_an_administrator_disables_an_administrator() {
        Object opened = opened(List.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR), null, null);
        account.given(opened).when(DISABLE, by(AGENCY)).expectNoEvents().expectException(refused(ROLE_MAY_NOT));
        account.given(opened).when(DISABLE, by(ADMINISTRATOR)).expectEvents(DISABLED);
    }

    @Test
    void nobody_else_disables() {
        for (Actor actor : List.of(TUTOR, COUNSELLOR, MANAGER, AUDITOR)) {
            account.given(TUTOR_OPENED)
                    .when(DISABLE, by(actor))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
    }

    @Test
    void other_schools_do_not_see_the_account() {
        for (Object opened : List.of(TUTOR_OPENED, COUNTY_OPENED)) {
            account.given(opened)
                    .when(DISABLE, by(REGISTRAR_ELSEWHERE))
                    .expectNoEvents()
                    .expectException(refused(NOT_YOUR_SCHOOL));
        }
    }

    @Test
    void an_application_is_decided_on_and_not_disabled() {
        account.given(TUTOR_APPLIED)
                .when(DISABLE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(NOT_APPROVED_YET));
        account.given(TUTOR_APPLIED, new AccountApplicationRefused(ID.value(), "非本校人員"))
                .when(DISABLE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(APPLICATION_REFUSED));
    }
}
