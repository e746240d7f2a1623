package org.rejoin.command.account;

import static org.rejoin.command.account.AccountBlocker.CONTACT_BY_LETTER;
import static org.rejoin.command.account.AccountBlocker.LETTER_NUMBER_MISSING;
import static org.rejoin.command.account.AccountBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.OWN_ACCOUNT;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.COUNTY_OPENED;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_OPENED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_OPENED;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.opened;
import static org.rejoin.command.account.AccountStories.refused;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.RemoveSecondFactor;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.SecondFactorRemoved;

/** Of somebody whose authenticator is lost. */
@Tag("c29")
class RemoveSecondFactorTest {

    private static final String LETTER = "示範字第1150004號";

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @BeforeEach
    void hasOne() {
        stories.stands(TUTORING, Standing.NORMAL);
        stories.hasSecondFactor();
    }

    @Test
    void the_principal_reporter_takes_it_off_for_the_own_staff() {
        account.given(TUTOR_OPENED).when(remove(null), by(REGISTRAR)).expectEvents(removed(null));
    }

    @Test
    void where_none_is_on_nothing_happens() {
        account.given(TUTOR_OPENED).when(remove(null), by(REGISTRAR));
        account.given(TUTOR_OPENED)
                .when(remove(null), by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void of_a_principal_reporter_the_agency_takes_it_off_on_a_letter() {
        account.given(PRINCIPAL_OPENED)
                .when(remove(null), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(LETTER_NUMBER_MISSING));
        account.given(PRINCIPAL_OPENED).when(remove(LETTER), by(AGENCY)).expectEvents(removed(LETTER));
    }

    @Test
    void of_a_county_officer_the_agency_takes_it_off_on_a_letter() {
        account.given(COUNTY_OPENED).when(remove(LETTER), by(AGENCY)).expectEvents(removed(LETTER));
    }

    @Test
    void of_agency_officers_and_administrators_another_administrator_takes_it_off() {
        for (Role role : List.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR)) {
            account.given(opened(List.of(role), null, null))
                    .when(remove(null), by(AGENCY))
                    .expectNoEvents()
                    .expectException(refused(ROLE_MAY_NOT));
        }
        account.given(opened(List.of(Role.ADMINISTRATOR), null, null))
                .when(remove(null), by(ADMINISTRATOR))
                .expectEvents(removed(null));
    }

    @Test
    void nobody_takes_off_the_own_one_without_a_code() {
        account.given(opened(List.of(Role.ADMINISTRATOR), null, null))
                .when(remove(null), by(new Actor("shen2026", Set.of(Role.ADMINISTRATOR), null, null)))
                .expectNoEvents()
                .expectException(refused(OWN_ACCOUNT));
    }

    @Test
    void nobody_else_takes_it_off() {
        account.given(TUTOR_OPENED)
                .when(remove(null), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(NOT_PRINCIPAL));
        account.given(TUTOR_OPENED)
                .when(remove(null), by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectException(refused(NOT_YOUR_SCHOOL));
        for (Actor actor : List.of(TUTOR, REGISTRAR, ADMINISTRATOR)) {
            account.given(PRINCIPAL_OPENED)
                    .when(remove(LETTER), by(actor))
                    .expectNoEvents()
                    .expectException(refused(CONTACT_BY_LETTER));
        }
    }

    private static RemoveSecondFactor remove(@Nullable String letter) {
        return new RemoveSecondFactor(ID, letter);
    }

    private static SecondFactorRemoved removed(@Nullable String letter) {
        return new SecondFactorRemoved(ID.value(), letter);
    }
}
