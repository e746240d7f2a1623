package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_IS_DISABLED;
import static org.rejoin.command.account.AccountBlocker.ALREADY_VERIFIED;
import static org.rejoin.command.account.AccountBlocker.DISABLED_NEEDS_AGENCY;
import static org.rejoin.command.account.AccountBlocker.NOT_APPROVED_YET;
import static org.rejoin.command.account.AccountBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.account.AccountStories.ADMINISTRATOR;
import static org.rejoin.command.account.AccountStories.AGENCY;
import static org.rejoin.command.account.AccountStories.AUDITOR;
import static org.rejoin.command.account.AccountStories.COUNTY_OPENED;
import static org.rejoin.command.account.AccountStories.DISABLED;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.MANAGER;
import static org.rejoin.command.account.AccountStories.OTHER_ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_OPENED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.account.AccountStories.TUTOR;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.TUTOR_APPLIED;
import static org.rejoin.command.account.AccountStories.TUTOR_OPENED;
import static org.rejoin.command.account.AccountStories.VERIFIED;
import static org.rejoin.command.account.AccountStories.by;
import static org.rejoin.command.account.AccountStories.opened;
import static org.rejoin.command.account.AccountStories.refused;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Blocker;
import org.rejoin.command.account.AccountCommand.SendLink;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.PrincipalTookOver;

@Tag("R-ACC-07")
class SendLinkTest {

    private static final SendLink SEND = new SendLink(ID);
    private static final AccountEnabled ENABLED = new AccountEnabled(ID.value());
    private static final PrincipalTookOver TOOK_OVER = new PrincipalTookOver(ID.value(), OTHER_ID.value());

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @BeforeEach
    void isInTheDirectory() {
        stories.stands(TUTORING, Standing.NORMAL);
    }

    @Test
    @Tag("N04")
    void who_has_no_password_yet_is_sent_the_first_link_again() {
        account.given(TUTOR_OPENED).when(SEND, by(REGISTRAR)).expectNoEvents().expectSuccessfulHandlerExecution();
        assertThat(stories.mails()).containsExactly("ACCOUNT_APPROVED");
    }

    @Test
    @Tag("N06")
    void who_was_enabled_again_is_sent_that_link() {
        account.given(TUTOR_OPENED, VERIFIED, DISABLED, ENABLED).when(SEND, by(AGENCY));
        assertThat(stories.mails()).containsExactly("ACCOUNT_ENABLED");
    }

    @Test
    void who_never_had_a_password_is_asked_for_one_also_after_being_disabled() {
        account.given(TUTOR_OPENED, DISABLED, ENABLED).when(SEND, by(REGISTRAR));
        assertThat(stories.mails()).containsExactly("ACCOUNT_APPROVED");
    }

    @Test
    @Tag("N07")
    void who_took_over_is_sent_the_link_of_the_office() {
        account.given(TUTOR_OPENED, VERIFIED, TOOK_OVER).when(SEND, by(AGENCY));
        assertThat(stories.mails()).containsExactly("PRINCIPAL_TRANSFER_APPROVED");
    }

    @Test
    void who_is_verified_needs_none() {
        account.given(TUTOR_OPENED, VERIFIED).when(SEND, by(REGISTRAR)).expectException(refused(ALREADY_VERIFIED));
        assertThat(stories.mails()).isEmpty();
    }

    @Test
    void an_account_that_is_not_in_use_has_none() {
        account.given(TUTOR_APPLIED).when(SEND, by(REGISTRAR)).expectException(refused(NOT_APPROVED_YET));
        account.given(TUTOR_OPENED, DISABLED).when(SEND, by(REGISTRAR)).expectException(refused(ACCOUNT_IS_DISABLED));
    }

    @Test
    void who_can_enable_an_account_is_named_by_what_it_is() {
        for (Object opened : List.of(PRINCIPAL_OPENED, COUNTY_OPENED)) {
            account.given(opened, DISABLED).when(SEND, by(AGENCY)).expectException(refused(DISABLED_NEEDS_AGENCY));
        }
        assertThat(DISABLED_NEEDS_AGENCY.removableBy()).isEqualTo(Blocker.Remover.AGENCY_OFFICER);
        assertThat(ACCOUNT_IS_DISABLED.removableBy()).isEqualTo(Blocker.Remover.PRINCIPAL_REPORTER);
    }

    @Test
    void only_an_administrator_sends_links_to_an_administrator() {
        Object opened = opened(List.of(Role.ADMINISTRATOR), null, null);
        account.given(opened).when(SEND, by(AGENCY)).expectException(refused(ROLE_MAY_NOT));
        assertThat(stories.mails()).isEmpty();
        account.given(opened).when(SEND, by(ADMINISTRATOR));
        assertThat(stories.mails()).containsExactly("ACCOUNT_APPROVED");
    }

    @Test
    void nobody_else_sends_links() {
        for (Actor actor : List.of(TUTOR, MANAGER, AUDITOR)) {
            account.given(TUTOR_OPENED).when(SEND, by(actor)).expectException(refused(ROLE_MAY_NOT));
        }
        account.given(PRINCIPAL_OPENED).when(SEND, by(REGISTRAR)).expectException(refused(ROLE_MAY_NOT));
        account.given(TUTOR_OPENED).when(SEND, by(REGISTRAR_ELSEWHERE)).expectException(refused(NOT_YOUR_SCHOOL));
    }
}
