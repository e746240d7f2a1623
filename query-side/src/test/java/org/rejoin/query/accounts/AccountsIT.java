package org.rejoin.query.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.rejoin.query.Accounts.ADMINISTRATOR;
import static org.rejoin.query.Accounts.AGENCY_OFFICER;
import static org.rejoin.query.Accounts.COUNTY_OFFICER;
import static org.rejoin.query.Accounts.MANAGER_A;
import static org.rejoin.query.Accounts.REGISTRAR_A;
import static org.rejoin.query.Accounts.REGISTRAR_B;
import static org.rejoin.query.Accounts.SCHOOL_A;
import static org.rejoin.query.Accounts.SCHOOL_B;
import static org.rejoin.query.Accounts.TUTOR_A;
import static org.rejoin.query.Accounts.TUTOR_B;
import static org.rejoin.query.Accounts.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountContactCorrected;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.AccountEvent;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.AccountRolesAssigned;
import org.rejoin.event.account.AccountVerified;
import org.rejoin.event.account.PrincipalSteppedDown;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.account.SecondFactorRemoved;
import org.rejoin.event.principaltransfer.PrincipalTransferApplied;
import org.rejoin.event.principaltransfer.PrincipalTransferApproved;
import org.rejoin.event.principaltransfer.PrincipalTransferEvent;
import org.rejoin.event.principaltransfer.PrincipalTransferRefused;
import org.rejoin.event.principaltransfer.PrincipalTransferWithdrawn;
import org.rejoin.event.principaltransfer.TransferPath;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.Projection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

@SpringJUnitConfig(AccountsContext.class)
class AccountsIT {

    private static final String TUTOR = "00000000-0000-4000-8000-000000000001";
    private static final String MANAGER = "00000000-0000-4000-8000-000000000002";
    private static final String PRINCIPAL = "00000000-0000-4000-8000-000000000003";
    private static final String TRANSFER = "00000000-0000-4000-8000-000000000004";
    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Projection projection;
    private Instant time = START;

    AccountsIT(
            @Autowired Accounts accounts,
            @Autowired AccountsProjector projector,
            @Autowired PlatformTransactionManager transactions,
            @Autowired DataSource dataSource) {
        this.accounts = accounts;
        this.jdbc = JdbcClient.create(dataSource);
        this.projection = new Projection(projector, transactions);
    }

    @BeforeEach
    void empty() {
        projection.replay();
    }

    @Test
    @Tag("R-ACC-01")
    @Tag("R-ACC-08")
    @Tag("SC11")
    void an_application_is_a_line_of_its_unit() {
        on(TUTOR_A, applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR));

        AccountView line = only(REGISTRAR_A);
        assertThat(line)
                .isEqualTo(new AccountView(
                        UUID.fromString(TUTOR),
                        "tutor-a",
                        "周雅文",
                        "yawen@songtao.example",
                        "04-1234567",
                        SCHOOL_A,
                        null,
                        List.of(Role.TUTOR),
                        Standing.APPLIED,
                        false,
                        null,
                        time,
                        0,
                        null));
        assertThat(found(REGISTRAR_B)).isEmpty();
        assertThat(found(AGENCY_OFFICER)).hasSize(1);
        assertThat(found(ADMINISTRATOR)).hasSize(1);
    }

    @Test
    @Tag("R-ACC-06")
    @Tag("R-ACC-07")
    @Tag("ST-D-03")
    void an_account_in_use_tells_why_it_is_not_verified() {
        on(TUTOR_A, applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR));
        assertThat(only(REGISTRAR_A).unverifiedBecause()).isNull();

        on(REGISTRAR_A, new AccountApproved(TUTOR, List.of(Role.TUTOR)));
        assertThat(only(REGISTRAR_A).unverifiedBecause()).isEqualTo(UnverifiedBecause.NO_PASSWORD_YET);

        on(TUTOR_A, new AccountVerified(TUTOR));
        assertThat(only(REGISTRAR_A).verified()).isTrue();
        assertThat(only(REGISTRAR_A).unverifiedBecause()).isNull();

        on(REGISTRAR_A, new AccountDisabled(TUTOR));
        assertThat(only(REGISTRAR_A).standing()).isEqualTo(Standing.DISABLED);
        assertThat(only(REGISTRAR_A).unverifiedBecause()).isNull();

        on(REGISTRAR_A, new AccountEnabled(TUTOR));
        assertThat(only(REGISTRAR_A).verified()).isFalse();
        assertThat(only(REGISTRAR_A).unverifiedBecause()).isEqualTo(UnverifiedBecause.LINK_NOT_FOLLOWED);
    }

    @Test
    @Tag("R-ACC-06")
    void who_was_disabled_before_setting_a_password_still_has_none_when_enabled() {
        on(
                REGISTRAR_A,
                applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR),
                new AccountApproved(TUTOR, List.of(Role.TUTOR)),
                new AccountDisabled(TUTOR),
                new AccountEnabled(TUTOR));

        assertThat(only(REGISTRAR_A).unverifiedBecause()).isEqualTo(UnverifiedBecause.NO_PASSWORD_YET);
    }

    @Test
    @Tag("R-ACC-05")
    @Tag("R-ACC-09")
    void the_history_tells_what_happened_when_and_by_whom_but_no_former_address() {
        on(AGENCY_OFFICER, opened(TUTOR, "county-990", null, "990", Role.COUNTY_OFFICER));
        on(TUTOR_A, new AccountVerified(TUTOR));
        on(AGENCY_OFFICER, new AccountContactCorrected(TUTOR, "new@county.example", "04-7654321", "府教字第1號"));
        on(AGENCY_OFFICER, new SecondFactorRemoved(TUTOR, "府教字第2號"));
        on(AGENCY_OFFICER, new AccountRolesAssigned(TUTOR, List.of(Role.AUDITOR)));

        AccountPage page = accounts.page(UUID.fromString(TUTOR), AGENCY_OFFICER);
        assertThat(page.account().email()).isEqualTo("new@county.example");
        assertThat(page.account().county()).isEqualTo("990");
        assertThat(page.account().roles()).containsExactly(Role.AUDITOR);
        assertThat(page.account().version()).isEqualTo(4);
        assertThat(page.history())
                .extracting(AccountPage.Happening::what, AccountPage.Happening::by, AccountPage.Happening::at)
                .containsExactly(
                        tuple(AccountPage.What.OPENED, "agency", START.plusSeconds(1)),
                        tuple(AccountPage.What.VERIFIED, "tutor-a", START.plusSeconds(2)),
                        tuple(AccountPage.What.CONTACT_CORRECTED, "agency", START.plusSeconds(3)),
                        tuple(AccountPage.What.SECOND_FACTOR_REMOVED, "agency", START.plusSeconds(4)),
                        tuple(AccountPage.What.ROLES_ASSIGNED, "agency", START.plusSeconds(5)));
        assertThat(page.history().get(2).letterNumber()).isEqualTo("府教字第1號");
        assertThat(page.history().get(3).letterNumber()).isEqualTo("府教字第2號");
        assertThat(page.history().toString()).doesNotContain("example", "04-");
    }

    @Test
    @Tag("N13")
    void what_waits_is_what_the_caller_may_approve() {
        on(
                AGENCY_OFFICER,
                opened(UUID.randomUUID().toString(), "registrar-a", SCHOOL_A, null, Role.PRINCIPAL_REPORTER),
                opened(UUID.randomUUID().toString(), "registrar-b", SCHOOL_B, null, Role.PRINCIPAL_REPORTER));
        on(TUTOR_A, applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR));
        on(TUTOR_B, applied(MANAGER, "manager-b", SCHOOL_B, Role.SENIOR_MANAGER));
        on(REGISTRAR_A, applied(PRINCIPAL, "registrar-a2", SCHOOL_A, Role.PRINCIPAL_REPORTER));

        assertThat(waiting(REGISTRAR_A)).isEqualTo(1);
        assertThat(waiting(AGENCY_OFFICER)).isEqualTo(1);
        assertThat(waiting(ADMINISTRATOR)).isZero();

        on(REGISTRAR_A, new AccountApplicationRefused(TUTOR, "非本校人員"));
        on(AGENCY_OFFICER, new AccountApproved(PRINCIPAL, List.of(Role.PRINCIPAL_REPORTER)));

        assertThat(waiting(REGISTRAR_A)).isZero();
        assertThat(waiting(AGENCY_OFFICER)).isZero();
        assertThat(waiting(REGISTRAR_B)).isEqualTo(1);
        on(AGENCY_OFFICER, applied(UUID.randomUUID().toString(), "tutor-c", "990009", Role.TUTOR));
        assertThat(waiting(AGENCY_OFFICER)).isEqualTo(1);
        AccountPage refused = accounts.page(UUID.fromString(TUTOR), REGISTRAR_A);
        assertThat(refused.account().standing()).isEqualTo(Standing.REFUSED);
        assertThat(refused.history().get(1).reason()).isEqualTo("非本校人員");
    }

    @Test
    @Tag("R-ACC-20")
    @Tag("ST-G-02")
    void a_transfer_changes_both_accounts() {
        on(AGENCY_OFFICER, opened(PRINCIPAL, "registrar-a", SCHOOL_A, null, Role.PRINCIPAL_REPORTER));
        on(AGENCY_OFFICER, opened(MANAGER, "manager-a", SCHOOL_A, null, Role.SENIOR_MANAGER, Role.COUNSELLOR));
        on(MANAGER_A, new AccountVerified(MANAGER));
        on(REGISTRAR_A, transferApplied());
        on(
                AGENCY_OFFICER,
                new PrincipalTransferApproved(TRANSFER, "府教字第2號"),
                new PrincipalSteppedDown(PRINCIPAL, TRANSFER),
                new AccountDisabled(PRINCIPAL),
                new PrincipalTookOver(MANAGER, TRANSFER));

        assertThat(accounts.page(UUID.fromString(PRINCIPAL), AGENCY_OFFICER).account())
                .satisfies(former -> {
                    assertThat(former.roles()).containsExactly(Role.SENIOR_MANAGER);
                    assertThat(former.standing()).isEqualTo(Standing.DISABLED);
                });
        AccountPage successor = accounts.page(UUID.fromString(MANAGER), AGENCY_OFFICER);
        assertThat(successor.account().roles()).containsExactly(Role.PRINCIPAL_REPORTER);
        assertThat(successor.account().unverifiedBecause()).isEqualTo(UnverifiedBecause.NO_PASSWORD_YET);
        assertThat(successor.history()).last().satisfies(last -> {
            assertThat(last.what()).isEqualTo(AccountPage.What.PRINCIPAL_TOOK_OVER);
            assertThat(last.transferId()).hasToString(TRANSFER);
        });
        assertThat(accounts.transfers(AGENCY_OFFICER)).singleElement().satisfies(transfer -> {
            assertThat(transfer.standing()).isEqualTo(TransferView.Standing.APPROVED);
            assertThat(transfer.letterNumber()).isEqualTo("府教字第2號");
            assertThat(transfer.appliedBy()).isEqualTo("registrar-a");
            assertThat(transfer.decidedBy()).isEqualTo("agency");
            assertThat(transfer.from()).isNotNull().extracting("account").isEqualTo("registrar-a");
            assertThat(transfer.to()).isNotNull().extracting("account").isEqualTo("manager-a");
        });
    }

    @Test
    @Tag("R-ACC-21")
    void a_transfer_is_seen_by_the_unit_s_principal_the_applicant_and_the_agency() {
        on(AGENCY_OFFICER, opened(MANAGER, "manager-a", SCHOOL_A, null, Role.SENIOR_MANAGER));
        on(MANAGER_A, transferApplied());
        on(AGENCY_OFFICER, new PrincipalTransferRefused(TRANSFER, "印鑑不符"));

        assertThat(accounts.transfers(REGISTRAR_A)).hasSize(1);
        assertThat(accounts.transfers(MANAGER_A)).singleElement().satisfies(transfer -> {
            assertThat(transfer.standing()).isEqualTo(TransferView.Standing.REFUSED);
            assertThat(transfer.reason()).isEqualTo("印鑑不符");
        });
        assertThat(accounts.transfers(ADMINISTRATOR)).hasSize(1);
        assertThat(accounts.transfers(TUTOR_A)).isEmpty();
        assertThat(accounts.transfers(REGISTRAR_B)).isEmpty();
        assertThatThrownBy(() -> accounts.transfers(COUNTY_OFFICER)).isInstanceOf(NotAllowed.class);
    }

    @Test
    @Tag("R-ACC-21")
    void what_the_applicant_took_back_is_shown_so() {
        on(MANAGER_A, transferApplied(), new PrincipalTransferWithdrawn(TRANSFER));

        assertThat(accounts.transfers(AGENCY_OFFICER)).singleElement().satisfies(transfer -> {
            assertThat(transfer.standing()).isEqualTo(TransferView.Standing.WITHDRAWN);
            assertThat(transfer.decidedBy()).isEqualTo("manager-a");
        });
    }

    @Test
    void another_unit_s_account_is_as_unknown_as_none() {
        on(TUTOR_A, applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR));

        assertThatThrownBy(() -> accounts.page(UUID.fromString(TUTOR), REGISTRAR_B))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> accounts.page(UUID.fromString(MANAGER), REGISTRAR_B))
                .isInstanceOf(NotVisible.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PRINCIPAL_REPORTER", "AGENCY_OFFICER", "ADMINISTRATOR"})
    @Tag("c18")
    void other_roles_manage_no_accounts(Role role) {
        Actor other = new Actor("somebody", Set.of(role), SCHOOL_A, "990");
        on(TUTOR_A, applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR));

        assertThatThrownBy(() -> found(other)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> accounts.page(UUID.fromString(TUTOR), other)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> accounts.tutors(null, other)).isInstanceOf(NotAllowed.class);
    }

    @Test
    @Tag("R-ACC-08")
    void the_list_is_filtered_by_standing_role_and_keyword() {
        on(AGENCY_OFFICER, opened(PRINCIPAL, "registrar-a", SCHOOL_A, null, Role.PRINCIPAL_REPORTER));
        on(AGENCY_OFFICER, opened(MANAGER, "manager_a", SCHOOL_A, null, Role.SENIOR_MANAGER, Role.TUTOR));
        on(TUTOR_A, applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR));

        assertThat(names(new FindAccounts(Standing.NORMAL, null, null, null, null, 0, 10)))
                .containsExactly("manager_a", "registrar-a");
        assertThat(names(new FindAccounts(null, Role.TUTOR, null, null, null, 0, 10)))
                .containsExactly("manager_a", "tutor-a");
        assertThat(names(new FindAccounts(null, null, SCHOOL_B, null, null, 0, 10)))
                .isEmpty();
        assertThat(names(new FindAccounts(null, null, null, "R_A", null, 0, 10)))
                .containsExactly("manager_a");
        assertThat(names(new FindAccounts(null, null, null, "周", null, 0, 10))).isEmpty();
        assertThat(names(new FindAccounts(null, null, null, null, "雅文", 0, 2)))
                .containsExactly("manager_a", "registrar-a");
        assertThat(names(new FindAccounts(null, null, null, null, "YAWEN@", 1, 2)))
                .containsExactly("tutor-a");
    }

    @Test
    @Tag("R-AST-03")
    void only_who_is_tutor_and_nothing_else_may_be_made_an_assisting_tracker() {
        on(AGENCY_OFFICER, opened(MANAGER, "manager-a", SCHOOL_A, null, Role.SENIOR_MANAGER, Role.TUTOR));
        on(REGISTRAR_A, opened(TUTOR, "tutor-a2", SCHOOL_A, null, Role.TUTOR));
        on(REGISTRAR_B, opened(PRINCIPAL, "tutor-b", SCHOOL_B, null, Role.TUTOR));

        assertThat(accounts.tutors(null, REGISTRAR_A))
                .extracting(Tutor::account)
                .containsExactly("tutor-a2");
        assertThat(accounts.tutors("A2", REGISTRAR_A)).hasSize(1);
        assertThat(accounts.tutors("b", REGISTRAR_A)).isEmpty();

        on(REGISTRAR_A, new AccountDisabled(TUTOR));
        assertThat(accounts.tutors(null, REGISTRAR_A)).isEmpty();
    }

    @Test
    void a_replay_gives_the_same_rows() {
        on(TUTOR_A, applied(TUTOR, "tutor-a", SCHOOL_A, Role.TUTOR));
        on(REGISTRAR_A, new AccountApproved(TUTOR, List.of(Role.TUTOR)), new AccountDisabled(TUTOR));
        on(AGENCY_OFFICER, opened(MANAGER, "manager-a", SCHOOL_A, null, Role.SENIOR_MANAGER));
        on(MANAGER_A, transferApplied());
        List<String> before = rows();

        projection.replay();

        assertThat(rows()).isEqualTo(before).hasSize(3);
    }

    @Test
    void what_happens_to_no_account_is_an_error() {
        assertThatThrownBy(() -> on(TUTOR_A, new AccountVerified(TUTOR))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> on(AGENCY_OFFICER, new PrincipalTransferRefused(TRANSFER, "無")))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_accounts_and_transfers_is_projected(Class<?> event) {
        assertThat(Stream.of(AccountsProjector.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals("on") && method.getParameterTypes()[0] == event))
                .singleElement()
                .matches(method -> method.isAnnotationPresent(EventHandler.class));
    }

    static Stream<Class<?>> events() {
        return Stream.of(AccountEvent.class, PrincipalTransferEvent.class)
                .flatMap(vocabulary -> Stream.of(vocabulary.getPermittedSubclasses()));
    }

    private static AccountApplied applied(String id, String account, String school, Role... roles) {
        return new AccountApplied(id, account, holder(), school, List.of(roles), null);
    }

    private static AccountOpened opened(
            String id, String account, @Nullable String school, @Nullable String county, Role... roles) {
        return new AccountOpened(id, account, holder(), school, county, List.of(roles), null, null);
    }

    private static AccountHolder holder() {
        return new AccountHolder("周雅文", "yawen@songtao.example", "04-1234567");
    }

    private static PrincipalTransferApplied transferApplied() {
        return new PrincipalTransferApplied(
                TRANSFER, SCHOOL_A, PRINCIPAL, MANAGER, TransferPath.HAND_OVER, "upload-1", null);
    }

    private void on(Actor actor, Object... events) {
        for (Object event : events) {
            time = time.plusSeconds(1);
            projection.on(event, time, actor);
        }
    }

    private List<AccountView> found(Actor actor) {
        return accounts.find(new FindAccounts(null, null, null, null, null, 0, 100), actor)
                .items();
    }

    private AccountView only(Actor actor) {
        List<AccountView> found = found(actor);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private long waiting(Actor actor) {
        return accounts.find(new FindAccounts(null, null, null, null, null, 0, 1), actor)
                .waiting();
    }

    private List<String> names(FindAccounts query) {
        return accounts.find(query, staff("registrar-a", SCHOOL_A, Role.PRINCIPAL_REPORTER)).items().stream()
                .map(AccountView::account)
                .toList();
    }

    private List<String> rows() {
        return jdbc.sql("SELECT a::text FROM read_model.account a UNION ALL"
                        + " SELECT t::text FROM read_model.principal_transfer t ORDER BY 1")
                .query(String.class)
                .list();
    }
}
