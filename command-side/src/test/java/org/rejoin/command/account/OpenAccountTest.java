package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_ID_TAKEN;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_NAME_TAKEN;
import static org.rejoin.command.account.AccountBlocker.LETTER_NUMBER_MISSING;
import static org.rejoin.command.account.AccountBlocker.ONE_PRINCIPAL_PER_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.ANONYMOUS;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.COUNSELLOR;
import static org.rejoin.command.account.AccountStories.COUNTY;
import static org.rejoin.command.account.AccountStories.ELSEWHERE;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.MANAGER;
import static org.rejoin.command.account.AccountStories.OTHER_ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_OPENED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REPORTING;
import static org.rejoin.command.account.AccountStories.SHEN;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_OPENED;
import static org.rejoin.command.account.AccountStories.UNIT;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.invalid;
import static org.rejoin.command.account.AccountStories.opened;
import static org.rejoin.command.account.AccountStories.refused;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountOpened;

@Tag("R-ACC-02")
class OpenAccountTest {

    private static final List<Role> COUNTY_ROLE = List.of(Role.COUNTY_OFFICER);

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void the_agency_opens_a_county_officers_account_on_a_letter() {
        OpenAccount command = new OpenAccount(ID, "shen2026", SHEN, null, "990", COUNTY_ROLE, "示範字第1150001號", null);
        account.givenNoPriorActivity()
                .when(command, by(AGENCY))
                .expectEvents(new AccountOpened(
                        ID.value(), "shen2026", SHEN, null, "990", COUNTY_ROLE, "示範字第1150001號", null));
        assertThat(stories.known().standing()).isEqualTo(Standing.NORMAL);
        assertThat(stories.known().verified()).isFalse();
        assertThat(stories.known().county()).isEqualTo("990");
    }

    @Test
    void without_a_letter_there_is_no_county_officer() {
        account.givenNoPriorActivity()
                .when(open(COUNTY_ROLE, null, "990"), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(LETTER_NUMBER_MISSING));
    }

    @Test
    @Tag("c18")
    void an_auditor_sees_a_school_a_county_or_all() {
        List<Role> auditing = List.of(Role.AUDITOR);
        account.givenNoPriorActivity()
                .when(open(auditing, UNIT, null), by(AGENCY))
                .expectEvents(opened(auditing, UNIT, null));
        new AccountStories()
                .account()
                .givenNoPriorActivity()
                .when(open(auditing, null, "990"), by(AGENCY))
                .expectEvents(opened(auditing, null, "990"));
        new AccountStories()
                .account()
                .givenNoPriorActivity()
                .when(open(auditing, null, null), by(ADMINISTRATOR))
                .expectEvents(opened(auditing, null, null));
        account.givenNoPriorActivity()
                .when(open(auditing, UNIT, "990"), by(AGENCY))
                .expectNoEvents()
                .expectException(invalid("/county NOT_OF_THESE_ROLES"));
    }

    @Test
    void an_administrator_is_opened_by_an_administrator_alone() {
        OpenAccount command = open(List.of(Role.ADMINISTRATOR), null, null);
        account.givenNoPriorActivity()
                .when(command, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
        account.givenNoPriorActivity()
                .when(command, by(ADMINISTRATOR))
                .expectEvents(opened(List.of(Role.ADMINISTRATOR), null, null));
    }

    @Test
    void who_holds_no_office_above_the_schools_opens_no_account() {
        for (Actor actor : List.of(REGISTRAR, TUTOR, COUNSELLOR, MANAGER, COUNTY, AUDITOR, ANONYMOUS)) {
            for (List<Role> roles : List.of(COUNTY_ROLE, TUTORING, REPORTING)) {
                account.givenNoPriorActivity()
                        .when(open(roles, UNIT, null), by(actor))
                        .expectNoEvents()
                        .expectException(refused(ROLE_MAY_NOT));
            }
        }
    }

    @Test
    @Tag("R-ACC-01")
    void staff_and_principal_reporters_apply_and_are_not_opened() {
        for (List<Role> roles : List.of(TUTORING, REPORTING)) {
            account.givenNoPriorActivity()
                    .when(open(roles, UNIT, null), by(AGENCY))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
    }

    @Test
    @Tag("R-ACC-10")
    void by_file_a_principal_reporter_opens_accounts_of_the_own_unit() {
        account.givenNoPriorActivity()
                .when(imported(TUTORING, UNIT), by(REGISTRAR))
                .expectEvents(new AccountOpened(ID.value(), "shen2026", SHEN, UNIT, null, TUTORING, null, "導師.csv"));
        account.givenNoPriorActivity()
                .when(imported(TUTORING, ELSEWHERE), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
        account.givenNoPriorActivity()
                .when(imported(REPORTING, UNIT), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ROLE_MAY_NOT));
    }

    @Test
    @Tag("R-ACC-04")
    @Tag("c11")
    void the_service_itself_opens_any_account_but_no_second_principal_reporter() {
        account.givenNoPriorActivity()
                .when(open(REPORTING, UNIT, null), by(Actor.SYSTEM))
                .expectEvents(PRINCIPAL_OPENED);
        assertThat(stories.directory().principalReporterOf(UNIT)).contains(stories.known());
        stories.account()
                .givenNoPriorActivity()
                .when(new OpenAccount(OTHER_ID, "wu2026", SHEN, UNIT, null, REPORTING, null, null), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(refused(ONE_PRINCIPAL_PER_SCHOOL));
    }

    @Test
    void roles_that_do_not_go_together_are_not_opened() {
        account.givenNoPriorActivity()
                .when(open(List.of(Role.COUNTY_OFFICER, Role.TUTOR), UNIT, "990"), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(
                        invalid("/roles ROLES_DO_NOT_FIT", "/school NOT_OF_THESE_ROLES", "/county NOT_OF_THESE_ROLES"));
    }

    @Test
    void unit_and_county_must_be_there() {
        account.givenNoPriorActivity()
                .when(open(TUTORING, "990009", null), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(invalid("/school UNKNOWN_CODE"));
        account.givenNoPriorActivity()
                .when(open(COUNTY_ROLE, null, "000"), by(AGENCY))
                .expectNoEvents()
                .expectException(invalid("/county UNKNOWN_CODE"));
    }

    @Test
    void opening_again_changes_nothing() {
        account.given(TUTOR_OPENED)
                .when(open(TUTORING, UNIT, null), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void with_the_same_id_something_else_is_no_repetition() {
        OpenAccount otherLetter = new OpenAccount(ID, "shen2026", SHEN, null, "990", COUNTY_ROLE, "示範字第1150002號", null);
        account.given(opened(COUNTY_ROLE, null, "990"))
                .when(otherLetter, by(AGENCY))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
        account.given(TUTOR_OPENED)
                .when(open(List.of(Role.COUNSELLOR), UNIT, null), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
        account.given(TUTOR_OPENED, new AccountDisabled(ID.value()))
                .when(open(TUTORING, UNIT, null), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
    }

    @Test
    void an_id_and_a_name_are_given_once() {
        account.given(TUTOR_OPENED)
                .when(open(TUTORING, ELSEWHERE, null), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
        stories.stands(OTHER_ID, "Shen2026", TUTORING, Standing.NORMAL);
        account.givenNoPriorActivity()
                .when(open(TUTORING, UNIT, null), by(Actor.SYSTEM))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_NAME_TAKEN));
    }

    private static OpenAccount open(List<Role> roles, @Nullable String school, @Nullable String county) {
        return new OpenAccount(ID, "shen2026", SHEN, school, county, roles, null, null);
    }

    private static OpenAccount imported(List<Role> roles, String school) {
        return new OpenAccount(ID, "shen2026", SHEN, school, null, roles, null, "導師.csv");
    }
}
