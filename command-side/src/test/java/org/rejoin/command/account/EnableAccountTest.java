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
import static org.rejoin.command.account.AccountStories.DISABLED;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.MANAGER;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_APPLIED;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_OPENED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_APPLIED;
import static org.rejoin.command.account.AccountStories.TUTOR_OPENED;
import static org.rejoin.command.account.AccountStories.VERIFIED;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.refused;
import static org.rejoin.command.account.AccountStories.staff;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.EnableAccount;
import org.rejoin.command.account.AccountCommand.VerifyAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountEnabled;

@Tag("R-ACC-06")
class EnableAccountTest {

    private static final EnableAccount ENABLE = new EnableAccount(ID);
    private static final AccountEnabled ENABLED = new AccountEnabled(ID.value());

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    @Tag("R-ACC-07")
    void an_account_that_is_enabled_again_waits_for_its_link() {
        stories.stands(TUTORING, Standing.DISABLED);
        account.given(TUTOR_OPENED, VERIFIED, DISABLED)
                .when(ENABLE, by(REGISTRAR))
                .expectEvents(ENABLED);
        assertThat(stories.known().standing()).isEqualTo(Standing.NORMAL);
        assertThat(stories.known().maySignIn()).isFalse();
        account.given(TUTOR_OPENED, VERIFIED, DISABLED, ENABLED)
                .when(new VerifyAccount(ID), by(staff("shen2026", Role.TUTOR)))
                .expectEvents(VERIFIED);
    }

    @Test
    void agency_and_administrator_enable_anybody() {
        for (Actor actor : List.of(AGENCY, ADMINISTRATOR)) {
            account.given(PRINCIPAL_OPENED, DISABLED).when(ENABLE, by(actor)).expectEvents(ENABLED);
        }
    }

    @Test
    void an_account_in_use_is_in_use() {
        account.given(TUTOR_OPENED).when(ENABLE, by(REGISTRAR)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_else_enables() {
        for (Actor actor : List.of(TUTOR, MANAGER, AUDITOR)) {
            account.given(TUTOR_OPENED, DISABLED)
                    .when(ENABLE, by(actor))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
        account.given(PRINCIPAL_OPENED, DISABLED)
                .when(ENABLE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
        account.given(TUTOR_OPENED, DISABLED)
                .when(ENABLE, by(staff("shen2026", Role.TUTOR)))
                .expectNoEvents()
                .expectException(refused(OWN_ACCOUNT));
        account.given(TUTOR_OPENED, DISABLED)
                .when(ENABLE, by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectException(refused(NOT_YOUR_SCHOOL));
    }

    @Test
    void enabling_does_not_stand_for_approving() {
        account.given(PRINCIPAL_APPLIED)
                .when(ENABLE, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(NOT_APPROVED_YET));
        account.given(TUTOR_APPLIED, new AccountApplicationRefused(ID.value(), "非本校人員"))
                .when(ENABLE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(APPLICATION_REFUSED));
    }
}
