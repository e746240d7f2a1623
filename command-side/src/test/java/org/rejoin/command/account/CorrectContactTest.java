package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.APPLICATION_REFUSED;
import static org.rejoin.command.account.AccountBlocker.CONTACT_BY_LETTER;
import static org.rejoin.command.account.AccountBlocker.LETTER_NUMBER_MISSING;
import static org.rejoin.command.account.AccountBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.COUNTY;
import static org.rejoin.command.account.AccountStories.COUNTY_OPENED;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_OPENED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_APPLIED;
import static org.rejoin.command.account.AccountStories.TUTOR_OPENED;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.invalid;
import static org.rejoin.command.account.AccountStories.opened;
import static org.rejoin.command.account.AccountStories.refused;
import static org.rejoin.command.account.AccountStories.staff;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.CorrectContact;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountContactCorrected;

@Tag("R-ACC-09")
class CorrectContactTest {

    private static final String LETTER = "示範字第1150002號";

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void the_principal_reporter_corrects_where_staff_are_reached() {
        stories.stands(TUTORING, Standing.NORMAL);
        account.given(TUTOR_OPENED).when(correct(null), by(REGISTRAR)).expectEvents(corrected(null));
        assertThat(stories.known().email()).isEqualTo("new@songtao.example");
        assertThat(stories.known().phone()).isEqualTo("04-7654321");
    }

    @Test
    void of_ordinary_accounts_no_letter_is_kept() {
        account.given(TUTOR_OPENED).when(correct(LETTER), by(REGISTRAR)).expectEvents(corrected(null));
    }

    @Test
    @Tag("ST-G-05")
    void of_principal_reporters_and_county_officers_the_agency_corrects_on_a_letter() {
        for (Object opened : List.of(PRINCIPAL_OPENED, COUNTY_OPENED)) {
            account.given(opened).when(correct(LETTER), by(AGENCY)).expectEvents(corrected(LETTER));
            account.given(opened)
                    .when(correct(null), by(AGENCY))
                    .expectNoEvents()
                    .expectException(refused(LETTER_NUMBER_MISSING));
        }
    }

    @Test
    @Tag("DIS31")
    void everybody_else_is_told_to_send_a_letter() {
        for (Actor actor :
                List.of(REGISTRAR, staff("shen2026", Role.PRINCIPAL_REPORTER), TUTOR, ADMINISTRATOR, AUDITOR)) {
            account.given(PRINCIPAL_OPENED)
                    .when(correct(LETTER), by(actor))
                    .expectNoEvents()
                    .expectException(refused(CONTACT_BY_LETTER));
        }
        account.given(COUNTY_OPENED)
                .when(correct(LETTER), by(new Actor("shen2026", Set.of(Role.COUNTY_OFFICER), null, "990")))
                .expectNoEvents()
                .expectException(refused(CONTACT_BY_LETTER));
    }

    @Test
    void nobody_but_the_principal_reporter_corrects_staff() {
        for (Actor actor : List.of(TUTOR, staff("shen2026", Role.TUTOR), AGENCY, ADMINISTRATOR, AUDITOR)) {
            account.given(TUTOR_OPENED)
                    .when(correct(LETTER), by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_PRINCIPAL));
        }
        account.given(TUTOR_OPENED)
                .when(correct(null), by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectException(refused(NOT_YOUR_SCHOOL));
    }

    @Test
    void accounts_of_the_office_are_corrected_by_the_office() {
        Object opened = opened(List.of(Role.AGENCY_OFFICER), null, null);
        for (Actor actor : List.of(AGENCY, ADMINISTRATOR)) {
            account.given(opened).when(correct(null), by(actor)).expectEvents(corrected(null));
        }
        account.given(opened).when(correct(null), by(AUDITOR)).expectNoEvents().expectException(refused(ROLE_MAY_NOT));
    }

    @Test
    void a_county_officer_knows_of_no_account_but_her_own() {
        for (Object opened : List.of(PRINCIPAL_OPENED, TUTOR_OPENED, COUNTY_OPENED)) {
            account.given(opened)
                    .when(correct(LETTER), by(COUNTY))
                    .expectNoEvents()
                    .expectException(refused(NOT_YOUR_SCHOOL));
        }
    }

    @Test
    void only_an_administrator_moves_where_an_administrator_is_reached() {
        Object opened = opened(List.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR), null, null);
        account.given(opened).when(correct(LETTER), by(AGENCY)).expectNoEvents().expectException(refused(ROLE_MAY_NOT));
        account.given(opened).when(correct(null), by(ADMINISTRATOR)).expectEvents(corrected(null));
    }

    @Test
    void the_same_again_changes_nothing() {
        account.given(TUTOR_OPENED, corrected(null))
                .when(correct(null), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_turned_down_stays_as_it_was() {
        account.given(TUTOR_APPLIED, new AccountApplicationRefused(ID.value(), "非本校人員"))
                .when(correct(null), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(APPLICATION_REFUSED));
    }

    @Test
    void what_cannot_be_reached_is_no_contact() {
        account.given(PRINCIPAL_OPENED)
                .when(new CorrectContact(ID, "nowhere", "", " "), by(AGENCY))
                .expectNoEvents()
                .expectException(invalid("/email EMAIL_FORMAT", "/phone MISSING_FIELD"));
    }

    private static CorrectContact correct(@Nullable String letterNumber) {
        return new CorrectContact(ID, "new@songtao.example", "04-7654321", letterNumber);
    }

    private static AccountContactCorrected corrected(@Nullable String letterNumber) {
        return new AccountContactCorrected(ID.value(), "new@songtao.example", "04-7654321", letterNumber);
    }
}
