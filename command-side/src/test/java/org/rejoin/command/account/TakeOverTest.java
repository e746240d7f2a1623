package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_IS_DISABLED;
import static org.rejoin.command.account.AccountBlocker.NOT_AGENCY;
import static org.rejoin.command.account.AccountBlocker.NOT_APPROVED_YET;
import static org.rejoin.command.account.AccountBlocker.ONE_PRINCIPAL_PER_SCHOOL;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.COUNTY;
import static org.rejoin.command.account.AccountStories.COUNTY_OPENED;
import static org.rejoin.command.account.AccountStories.DISABLED;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.OTHER_ID;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REPORTING;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_APPLIED;
import static org.rejoin.command.account.AccountStories.TUTOR_OPENED;
import static org.rejoin.command.account.AccountStories.UNIT;
import static org.rejoin.command.account.AccountStories.VERIFIED;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.invalid;
import static org.rejoin.command.account.AccountStories.refused;
import static org.rejoin.command.account.AccountStories.staff;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.TakeOver;
import org.rejoin.command.account.AccountCommand.VerifyAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.PrincipalTookOver;

@Tag("R-ACC-20")
@Tag("R-ACC-21")
class TakeOverTest {

    private static final String TRANSFER = "44444444-4444-4444-8444-444444444444";
    private static final TakeOver TAKE_OVER = new TakeOver(ID, TRANSFER);
    private static final PrincipalTookOver TOOK_OVER = new PrincipalTookOver(ID.value(), TRANSFER);

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void the_successor_is_principal_reporter_and_sets_a_password_again() {
        stories.stands(TUTORING, Standing.NORMAL);
        account.given(TUTOR_OPENED, VERIFIED).when(TAKE_OVER, by(AGENCY)).expectEvents(TOOK_OVER);
        assertThat(stories.known().roles()).containsExactly(Role.PRINCIPAL_REPORTER);
        assertThat(stories.known().maySignIn()).isFalse();
        assertThat(stories.directory().principalReporterOf(UNIT)).contains(stories.known());
        account.given(TUTOR_OPENED, VERIFIED, TOOK_OVER)
                .when(new VerifyAccount(ID), by(staff("shen2026", Role.PRINCIPAL_REPORTER)))
                .expectEvents(VERIFIED);
    }

    @Test
    void taking_over_again_changes_nothing() {
        account.given(TUTOR_OPENED, TOOK_OVER)
                .when(TAKE_OVER, by(AGENCY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-ACC-04")
    void nobody_takes_over_while_there_is_another() {
        stories.stands(OTHER_ID, "wu2026", REPORTING, Standing.NORMAL);
        stories.stands(TUTORING, Standing.NORMAL);
        account.given(TUTOR_OPENED)
                .when(TAKE_OVER, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(ONE_PRINCIPAL_PER_SCHOOL));
    }

    @Test
    void only_an_account_in_use_takes_over() {
        account.given(TUTOR_OPENED, DISABLED)
                .when(TAKE_OVER, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_IS_DISABLED));
        account.given(TUTOR_APPLIED)
                .when(TAKE_OVER, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(NOT_APPROVED_YET));
        account.given(COUNTY_OPENED)
                .when(TAKE_OVER, by(AGENCY))
                .expectNoEvents()
                .expectException(invalid("/roles ROLES_DO_NOT_FIT"));
    }

    @Test
    void only_the_agency_decides_it() {
        for (Actor actor : List.of(REGISTRAR, TUTOR, COUNTY, ADMINISTRATOR, AUDITOR)) {
            account.given(TUTOR_OPENED)
                    .when(TAKE_OVER, by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_AGENCY));
        }
    }
}
