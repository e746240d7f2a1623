package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.ALREADY_APPROVED;
import static org.rejoin.command.account.AccountBlocker.APPLICATION_REFUSED;
import static org.rejoin.command.account.AccountBlocker.NOT_AGENCY;
import static org.rejoin.command.account.AccountBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.ONE_PRINCIPAL_PER_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.STAMPED_FORM_MISSING;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.COUNSELLOR;
import static org.rejoin.command.account.AccountStories.EVENING;
import static org.rejoin.command.account.AccountStories.FORM_ID;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.MANAGER;
import static org.rejoin.command.account.AccountStories.OTHER_ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_APPLIED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.account.AccountStories.REPORTING;
import static org.rejoin.command.account.AccountStories.SHEN;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_APPLIED;
import static org.rejoin.command.account.AccountStories.UNIT;
import static org.rejoin.command.account.AccountStories.applied;
import static org.rejoin.command.account.AccountStories.approved;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.invalid;
import static org.rejoin.command.account.AccountStories.refused;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.ApproveAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;

@Tag("R-ACC-01")
class ApproveAccountTest {

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void the_principal_reporter_approves_the_schools_staff() {
        stories.stands(TUTORING, Standing.APPLIED);
        account.given(TUTOR_APPLIED).when(approve(null), by(REGISTRAR)).expectEvents(approved(TUTORING));
        assertThat(stories.known().standing()).isEqualTo(Standing.NORMAL);
        assertThat(stories.known().verified()).isFalse();
    }

    @Test
    void other_roles_than_asked_for_may_be_granted() {
        stories.stands(TUTORING, Standing.APPLIED);
        account.given(TUTOR_APPLIED)
                .when(approve(List.of(Role.COUNSELLOR)), by(REGISTRAR))
                .expectEvents(approved(List.of(Role.COUNSELLOR)));
        assertThat(stories.known().roles()).containsExactly(Role.COUNSELLOR);
    }

    @Test
    @Tag("R-ACC-02")
    void the_agency_approves_a_principal_reporter() {
        stories.stands(REPORTING, Standing.APPLIED);
        account.given(PRINCIPAL_APPLIED).when(approve(null), by(AGENCY)).expectEvents(approved(REPORTING));
        assertThat(stories.directory().principalReporterOf(UNIT)).contains(stories.known());
    }

    @Test
    @Tag("R-ACC-02")
    void without_the_stamped_form_nobody_becomes_principal_reporter() {
        account.given(applied(REPORTING, null))
                .when(approve(null), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(STAMPED_FORM_MISSING));
    }

    @Test
    @Tag("R-ACC-04")
    @Tag("L17")
    @Tag("DIS22")
    void a_school_has_one_principal_reporter() {
        stories.stands(OTHER_ID, "wu2026", REPORTING, Standing.NORMAL);
        stories.stands(REPORTING, Standing.APPLIED);
        account.given(PRINCIPAL_APPLIED)
                .when(approve(null), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(ONE_PRINCIPAL_PER_SCHOOL));
    }

    @Test
    @Tag("R-ACC-04")
    void one_who_is_disabled_is_still_the_one() {
        stories.stands(OTHER_ID, "wu2026", REPORTING, Standing.DISABLED);
        stories.stands(REPORTING, Standing.APPLIED);
        account.given(PRINCIPAL_APPLIED)
                .when(approve(null), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(ONE_PRINCIPAL_PER_SCHOOL));
    }

    @Test
    @Tag("R-ACC-04")
    void each_division_has_its_own() {
        stories.stands(OTHER_ID, "wu2026", REPORTING, Standing.NORMAL);
        AccountApplied evening = new AccountApplied(ID.value(), "shen2026", SHEN, EVENING, REPORTING, FORM_ID);
        stories.stands(ID, "shen2026", REPORTING, Standing.APPLIED);
        account.given(evening).when(approve(null), by(AGENCY)).expectEvents(approved(REPORTING));
    }

    @Test
    void approving_again_changes_nothing() {
        account.given(TUTOR_APPLIED, approved(TUTORING))
                .when(approve(null), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        account.given(PRINCIPAL_APPLIED, approved(REPORTING))
                .when(approve(null), by(AGENCY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_granted_is_not_granted_differently() {
        account.given(TUTOR_APPLIED, approved(TUTORING))
                .when(approve(List.of(Role.COUNSELLOR)), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ALREADY_APPROVED));
    }

    @Test
    void what_was_turned_down_is_not_approved() {
        account.given(TUTOR_APPLIED, new AccountApplicationRefused(ID.value(), "非本校人員"))
                .when(approve(null), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(APPLICATION_REFUSED));
    }

    @Test
    void no_other_role_is_granted_by_the_way() {
        for (List<Role> roles : List.of(REPORTING, List.of(Role.AGENCY_OFFICER, Role.TUTOR), List.<Role>of())) {
            account.given(TUTOR_APPLIED)
                    .when(approve(roles), by(REGISTRAR))
                    .expectNoEvents()
                    .expectException(invalid("/roles ROLES_DO_NOT_FIT"));
        }
        account.given(PRINCIPAL_APPLIED)
                .when(approve(TUTORING), by(AGENCY))
                .expectNoEvents()
                .expectException(invalid("/roles ROLES_DO_NOT_FIT"));
    }

    @Test
    @Tag("R-ACC-21")
    void the_agency_approves_staff_of_a_unit_that_has_no_principal_reporter_in_use() {
        stories.stands(TUTORING, Standing.APPLIED);
        account.given(TUTOR_APPLIED).when(approve(null), by(AGENCY)).expectEvents(approved(TUTORING));
        stories.stands(OTHER_ID, "wu2026", REPORTING, Standing.DISABLED);
        account.given(TUTOR_APPLIED).when(approve(null), by(AGENCY)).expectEvents(approved(TUTORING));
        account.given(TUTOR_APPLIED)
                .when(approve(null), by(ADMINISTRATOR))
                .expectNoEvents()
                .expectException(refused(NOT_PRINCIPAL));
    }

    @Test
    void nobody_else_approves_staff() {
        stories.stands(OTHER_ID, "wu2026", REPORTING, Standing.NORMAL);
        for (Actor actor : List.of(TUTOR, COUNSELLOR, MANAGER, AGENCY, ADMINISTRATOR, AUDITOR)) {
            account.given(TUTOR_APPLIED)
                    .when(approve(null), by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_PRINCIPAL));
        }
    }

    @Test
    void nobody_else_approves_a_principal_reporter() {
        for (Actor actor : List.of(REGISTRAR, TUTOR, ADMINISTRATOR, AUDITOR)) {
            account.given(PRINCIPAL_APPLIED)
                    .when(approve(null), by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_AGENCY));
        }
    }

    @Test
    void other_schools_do_not_see_the_application() {
        account.given(TUTOR_APPLIED)
                .when(approve(null), by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectException(refused(NOT_YOUR_SCHOOL));
    }

    private static ApproveAccount approve(@Nullable List<Role> roles) {
        return new ApproveAccount(ID, roles);
    }
}
