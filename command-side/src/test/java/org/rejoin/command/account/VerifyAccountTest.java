package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_IS_DISABLED;
import static org.rejoin.command.account.AccountBlocker.APPLICATION_REFUSED;
import static org.rejoin.command.account.AccountBlocker.NOT_APPROVED_YET;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.DISABLED;
import static org.rejoin.command.account.AccountStories.ID;
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
import org.rejoin.command.account.AccountCommand.VerifyAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;

@Tag("R-ACC-07")
class VerifyAccountTest {

    private static final VerifyAccount VERIFY = new VerifyAccount(ID);
    private static final Actor HOLDER = staff("shen2026", Role.TUTOR);

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void who_followed_the_link_may_sign_in() {
        stories.stands(TUTORING, Standing.NORMAL);
        account.given(TUTOR_OPENED).when(VERIFY, by(HOLDER)).expectEvents(VERIFIED);
        assertThat(stories.known().maySignIn()).isTrue();
    }

    @Test
    @Tag("c11")
    void the_service_itself_verifies_the_accounts_it_makes() {
        account.given(TUTOR_OPENED).when(VERIFY, by(Actor.SYSTEM)).expectEvents(VERIFIED);
    }

    @Test
    void a_verified_account_is_verified() {
        account.given(TUTOR_OPENED, VERIFIED)
                .when(VERIFY, by(HOLDER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_verifies_for_another() {
        for (Actor actor : List.of(REGISTRAR, TUTOR, AGENCY, ADMINISTRATOR, REGISTRAR_ELSEWHERE)) {
            account.given(TUTOR_OPENED).when(VERIFY, by(actor)).expectNoEvents().expectException(refused(ROLE_MAY_NOT));
        }
    }

    @Test
    @Tag("R-ACC-06")
    void an_account_that_is_not_in_use_is_not_verified() {
        account.given(TUTOR_APPLIED)
                .when(VERIFY, by(HOLDER))
                .expectNoEvents()
                .expectException(refused(NOT_APPROVED_YET));
        account.given(TUTOR_OPENED, DISABLED)
                .when(VERIFY, by(HOLDER))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_IS_DISABLED));
        account.given(TUTOR_APPLIED, new AccountApplicationRefused(ID.value(), "非本校人員"))
                .when(VERIFY, by(HOLDER))
                .expectNoEvents()
                .expectException(refused(APPLICATION_REFUSED));
    }
}
