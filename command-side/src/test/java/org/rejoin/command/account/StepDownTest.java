package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.NOT_AGENCY;
import static org.rejoin.command.account.AccountBlocker.NOT_APPROVED_YET;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.COUNTY;
import static org.rejoin.command.account.AccountStories.DISABLED;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_APPLIED;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_OPENED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REPORTING;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.UNIT;
import static org.rejoin.command.account.AccountStories.VERIFIED;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.refused;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.EnableAccount;
import org.rejoin.command.account.AccountCommand.StepDown;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.PrincipalSteppedDown;

@Tag("R-ACC-20")
class StepDownTest {

    private static final String TRANSFER = "44444444-4444-4444-8444-444444444444";
    private static final StepDown STEP_DOWN = new StepDown(ID, TRANSFER);
    private static final PrincipalSteppedDown STEPPED_DOWN = new PrincipalSteppedDown(ID.value(), TRANSFER);

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void the_former_principal_reporter_becomes_senior_manager_and_is_disabled() {
        stories.stands(REPORTING, Standing.NORMAL);
        account.given(PRINCIPAL_OPENED, VERIFIED).when(STEP_DOWN, by(AGENCY)).expectEvents(STEPPED_DOWN, DISABLED);
        assertThat(stories.known().roles()).containsExactly(Role.SENIOR_MANAGER);
        assertThat(stories.known().standing()).isEqualTo(Standing.DISABLED);
        assertThat(stories.directory().principalReporterOf(UNIT)).isEmpty();
    }

    @Test
    @Tag("R-ACC-21")
    void one_who_was_disabled_before_is_not_disabled_again() {
        account.given(PRINCIPAL_OPENED, DISABLED).when(STEP_DOWN, by(AGENCY)).expectEvents(STEPPED_DOWN);
    }

    @Test
    @Tag("R-ACC-06")
    void the_new_principal_reporter_may_enable_the_former_one() {
        account.given(PRINCIPAL_OPENED, VERIFIED, STEPPED_DOWN, DISABLED)
                .when(new EnableAccount(ID), by(REGISTRAR))
                .expectEvents(new AccountEnabled(ID.value()));
    }

    @Test
    void stepping_down_again_changes_nothing() {
        account.given(PRINCIPAL_OPENED, STEPPED_DOWN, DISABLED)
                .when(STEP_DOWN, by(AGENCY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void only_the_agency_decides_it() {
        for (Actor actor : List.of(REGISTRAR, TUTOR, COUNTY, ADMINISTRATOR, AUDITOR)) {
            account.given(PRINCIPAL_OPENED)
                    .when(STEP_DOWN, by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_AGENCY));
        }
    }

    @Test
    void who_only_applied_cannot_step_down() {
        account.given(PRINCIPAL_APPLIED)
                .when(STEP_DOWN, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(NOT_APPROVED_YET));
    }
}
