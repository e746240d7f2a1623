package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.APPLICATION_REFUSED;
import static org.rejoin.command.account.AccountBlocker.NOT_APPROVED_YET;
import static org.rejoin.command.account.AccountBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.OWN_ACCOUNT;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
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
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.invalid;
import static org.rejoin.command.account.AccountStories.opened;
import static org.rejoin.command.account.AccountStories.refused;
import static org.rejoin.command.account.AccountStories.staff;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.AssignRoles;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountRolesAssigned;

@Tag("R-ACC-08")
class AssignRolesTest {

    private static final List<Role> BOTH = List.of(Role.TUTOR, Role.COUNSELLOR);

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void an_account_may_hold_several_roles_of_a_school() {
        stories.stands(TUTORING, Standing.NORMAL);
        account.given(TUTOR_OPENED)
                .when(assign(List.of(Role.COUNSELLOR, Role.TUTOR)), by(REGISTRAR))
                .expectEvents(new AccountRolesAssigned(ID.value(), BOTH));
        assertThat(stories.known().roles()).containsExactlyInAnyOrderElementsOf(BOTH);
    }

    @Test
    void the_same_roles_again_change_nothing() {
        account.given(TUTOR_OPENED, new AccountRolesAssigned(ID.value(), BOTH))
                .when(assign(List.of(Role.COUNSELLOR, Role.TUTOR)), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void no_role_beyond_the_school_is_given() {
        for (List<Role> roles : List.of(
                REPORTING, List.of(Role.COUNTY_OFFICER), List.of(Role.TUTOR, Role.ADMINISTRATOR), List.<Role>of())) {
            account.given(TUTOR_OPENED)
                    .when(assign(roles), by(REGISTRAR))
                    .expectNoEvents()
                    .expectException(invalid("/roles ROLES_DO_NOT_FIT"));
        }
    }

    @Test
    void the_own_roles_and_those_of_auditors_are_not_the_principal_reporters_to_give() {
        account.given(PRINCIPAL_OPENED)
                .when(assign(TUTORING), by(staff("shen2026", Role.PRINCIPAL_REPORTER)))
                .expectNoEvents()
                .expectException(refused(OWN_ACCOUNT));
        account.given(opened(List.of(Role.AUDITOR), UNIT, null))
                .when(assign(TUTORING), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
    }

    @Test
    void nobody_else_gives_roles() {
        for (Actor actor : List.of(TUTOR, MANAGER, AGENCY, ADMINISTRATOR, AUDITOR)) {
            account.given(TUTOR_OPENED)
                    .when(assign(BOTH), by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_PRINCIPAL));
        }
        account.given(TUTOR_OPENED)
                .when(assign(BOTH), by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectException(refused(NOT_YOUR_SCHOOL));
    }

    @Test
    void an_applicant_is_given_roles_by_the_approval() {
        account.given(TUTOR_APPLIED)
                .when(assign(BOTH), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(NOT_APPROVED_YET));
        account.given(TUTOR_APPLIED, new AccountApplicationRefused(ID.value(), "非本校人員"))
                .when(assign(BOTH), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(APPLICATION_REFUSED));
    }

    private static AssignRoles assign(List<Role> roles) {
        return new AssignRoles(ID, roles);
    }
}
