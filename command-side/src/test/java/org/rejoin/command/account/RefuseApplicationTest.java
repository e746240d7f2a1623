package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.ALREADY_APPROVED;
import static org.rejoin.command.account.AccountBlocker.NOT_AGENCY;
import static org.rejoin.command.account.AccountBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.MANAGER;
import static org.rejoin.command.account.AccountStories.OTHER_ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_APPLIED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.account.AccountStories.REPORTING;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_APPLIED;
import static org.rejoin.command.account.AccountStories.approved;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.refused;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.AccountCommand.RefuseApplication;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.account.AccountApplicationRefused;

@Tag("R-ACC-01")
class RefuseApplicationTest {

    private static final RefuseApplication REFUSE = new RefuseApplication(ID, "申請單未用印");
    private static final AccountApplicationRefused REFUSED = new AccountApplicationRefused(ID.value(), "申請單未用印");

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    void the_principal_reporter_turns_staff_down_and_the_name_is_free() {
        stories.stands(TUTORING, Standing.APPLIED);
        account.given(TUTOR_APPLIED).when(REFUSE, by(REGISTRAR)).expectEvents(REFUSED);
        assertThat(stories.directory().byName("shen2026")).isEmpty();
    }

    @Test
    @Tag("R-ACC-02")
    void the_agency_turns_a_principal_reporter_down() {
        account.given(PRINCIPAL_APPLIED).when(REFUSE, by(AGENCY)).expectEvents(REFUSED);
    }

    @Test
    void turning_down_again_changes_nothing() {
        account.given(TUTOR_APPLIED, REFUSED)
                .when(REFUSE, by(REGISTRAR))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-ACC-05")
    void what_was_approved_can_only_be_disabled() {
        account.given(TUTOR_APPLIED, approved(TUTORING))
                .when(REFUSE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ALREADY_APPROVED));
    }

    @Test
    void the_agency_turns_down_staff_of_a_unit_that_has_no_principal_reporter_in_use() {
        stories.stands(TUTORING, Standing.APPLIED);
        account.given(TUTOR_APPLIED).when(REFUSE, by(AGENCY)).expectEvents(REFUSED);
    }

    @Test
    void nobody_else_turns_an_application_down() {
        stories.stands(OTHER_ID, "wu2026", REPORTING, Standing.NORMAL);
        for (Actor actor : List.of(TUTOR, MANAGER, AGENCY, AUDITOR)) {
            account.given(TUTOR_APPLIED)
                    .when(REFUSE, by(actor))
                    .expectNoEvents()
                    .expectException(refused(NOT_PRINCIPAL));
        }
        account.given(PRINCIPAL_APPLIED)
                .when(REFUSE, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(NOT_AGENCY));
        account.given(TUTOR_APPLIED)
                .when(REFUSE, by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectException(refused(NOT_YOUR_SCHOOL));
    }
}
