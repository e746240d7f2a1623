package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_ID_TAKEN;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_NAME_TAKEN;
import static org.rejoin.command.account.AccountBlocker.STAMPED_FORM_MISSING;
import static org.rejoin.command.account.AccountStories.ANONYMOUS;
import static org.rejoin.command.account.AccountStories.FORM;
import static org.rejoin.command.account.AccountStories.ID;
import static org.rejoin.command.account.AccountStories.OTHER_ID;
import static org.rejoin.command.account.AccountStories.PRINCIPAL_APPLIED;
import static org.rejoin.command.account.AccountStories.REGISTRAR;
import static org.rejoin.command.account.AccountStories.REPORTING;
import static org.rejoin.command.account.AccountStories.SHEN;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.command.account.AccountCommand.ApplyForAccount;
import org.rejoin.command.account.AccountCommand.ApproveAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountHolder;

@Tag("R-ACC-01")
class ApplyForAccountTest {

    private final AccountStories stories = new AccountStories();
    private final FixtureConfiguration<Account> account = stories.account();

    @Test
    @Tag("R-ACC-03")
    void school_staff_apply_by_themselves() {
        account.givenNoPriorActivity().when(apply(TUTORING), by(ANONYMOUS)).expectEvents(TUTOR_APPLIED);
        assertThat(stories.known().standing()).isEqualTo(Standing.APPLIED);
        assertThat(stories.known().verified()).isFalse();
    }

    @Test
    @Tag("R-ACC-02")
    void a_principal_reporter_applies_with_the_stamped_form() {
        account.givenNoPriorActivity().when(applyWithForm(FORM), by(ANONYMOUS)).expectEvents(PRINCIPAL_APPLIED);
        assertThat(stories.uploads()).isEqualTo(1);
    }

    @Test
    @Tag("R-ACC-02")
    void without_the_stamped_form_nobody_applies_for_principal_reporter() {
        account.givenNoPriorActivity()
                .when(apply(REPORTING), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(refused(STAMPED_FORM_MISSING));
    }

    @Test
    void of_staff_no_form_is_kept() {
        account.givenNoPriorActivity()
                .when(new ApplyForAccount(ID, "shen2026", SHEN, UNIT, TUTORING, FORM), by(ANONYMOUS))
                .expectEvents(TUTOR_APPLIED);
        assertThat(stories.uploads()).isZero();
    }

    @Test
    void several_roles_may_be_asked_for_each_once() {
        account.givenNoPriorActivity()
                .when(apply(List.of(Role.SENIOR_MANAGER, Role.TUTOR, Role.TUTOR)), by(ANONYMOUS))
                .expectEvents(applied(List.of(Role.TUTOR, Role.SENIOR_MANAGER), null));
    }

    @Test
    void the_same_application_again_changes_nothing() {
        account.given(PRINCIPAL_APPLIED)
                .when(applyWithForm(FORM), by(ANONYMOUS))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        assertThat(stories.uploads()).isZero();
    }

    @Test
    void an_id_is_given_once() {
        account.given(TUTOR_APPLIED)
                .when(apply("somebody.else", TUTORING, UNIT), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
    }

    @Test
    @Tag("P2")
    void with_the_same_id_something_else_is_no_repetition() {
        AccountHolder moved = new AccountHolder(SHEN.name(), "moved@songtao.example", SHEN.phone());
        UploadedFile otherForm = new UploadedFile(FORM.name(), FORM.mediaType(), new byte[] {37, 80, 68, 70, 33});
        account.given(TUTOR_APPLIED)
                .when(apply(List.of(Role.COUNSELLOR)), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
        account.given(TUTOR_APPLIED)
                .when(new ApplyForAccount(ID, "shen2026", moved, UNIT, TUTORING, null), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
        account.given(PRINCIPAL_APPLIED)
                .when(applyWithForm(otherForm), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_ID_TAKEN));
    }

    @Test
    @Tag("P2")
    void an_application_that_was_decided_on_is_not_repeated() {
        for (Object decided : List.of(approved(TUTORING), new AccountApplicationRefused(ID.value(), "非本校人員"))) {
            account.given(TUTOR_APPLIED, decided)
                    .when(apply(TUTORING), by(ANONYMOUS))
                    .expectNoEvents()
                    .expectException(refused(ACCOUNT_ID_TAKEN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shen2026", "SHEN2026", "Shen2026"})
    void a_name_is_given_once_whatever_its_case(String taken) {
        stories.stands(OTHER_ID, taken, TUTORING, Standing.DISABLED);
        account.givenNoPriorActivity()
                .when(apply(TUTORING), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_NAME_TAKEN));
    }

    @Test
    void the_name_of_an_application_that_was_turned_down_is_free_again() {
        stories.stands(OTHER_ID, "shen2026", TUTORING, Standing.REFUSED);
        account.givenNoPriorActivity().when(apply(TUTORING), by(ANONYMOUS)).expectEvents(TUTOR_APPLIED);
    }

    @Test
    void nobody_can_be_called_what_the_history_calls_the_service() {
        account.givenNoPriorActivity()
                .when(apply("System", TUTORING, UNIT), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(refused(ACCOUNT_NAME_TAKEN));
    }

    @ParameterizedTest
    @Tag("c27")
    @Tag("R-PWD-05")
    @ValueSource(strings = {"A123456789", "a123456789", "tutor-A123456789", "xaa123456789.7", "AA12345675"})
    void no_name_holds_a_national_id(String name) {
        account.givenNoPriorActivity()
                .when(apply(name, TUTORING, UNIT), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(invalid("/account ACCOUNT_NAME_NATIONAL_ID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "has space", "沈佩儀2026", "a/b", "a\nb", "<script>"})
    void a_name_is_made_of_letters_digits_and_few_signs(String name) {
        account.givenNoPriorActivity()
                .when(apply(name, TUTORING, UNIT), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(invalid("/account ACCOUNT_NAME_FORMAT"));
    }

    @ParameterizedTest
    @Tag("c27")
    @Tag("R-PWD-05")
    @ValueSource(strings = {"shen202", "registrar", "12345678"})
    void the_name_of_a_principal_reporter_has_eight_letters_and_digits(String name) {
        account.givenNoPriorActivity()
                .when(apply(name, REPORTING, UNIT), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(invalid("/account ACCOUNT_NAME_OF_PRINCIPAL"));
        account.givenNoPriorActivity()
                .when(apply(name, TUTORING, UNIT), by(ANONYMOUS))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-ACC-04")
    void the_unit_must_be_there() {
        account.givenNoPriorActivity()
                .when(apply("shen2026", TUTORING, "990009"), by(ANONYMOUS))
                .expectNoEvents()
                .expectException(invalid("/school UNKNOWN_CODE"));
    }

    @ParameterizedTest
    @Tag("c18")
    @EnumSource(
            value = Role.class,
            names = {"HEAD", "CLASS_TEACHER", "STUDENT_AFFAIRS", "REGISTRY", "COUNSELLING_OFFICE"})
    void staff_of_elementary_and_junior_high_schools_apply_too(Role role) {
        account.givenNoPriorActivity()
                .when(apply(List.of(role)), by(ANONYMOUS))
                .expectEvents(applied(List.of(role), null));
        account.given(applied(List.of(role), null))
                .when(new ApproveAccount(ID, null), by(REGISTRAR))
                .expectEvents(approved(List.of(role)));
    }

    @Test
    void only_roles_of_a_school_are_applied_for_and_the_principal_reporters_alone() {
        for (List<Role> roles : List.of(
                List.of(Role.COUNTY_OFFICER),
                List.of(Role.AGENCY_OFFICER),
                List.of(Role.ADMINISTRATOR),
                List.of(Role.AUDITOR),
                List.of(Role.PRINCIPAL_REPORTER, Role.TUTOR),
                List.<Role>of())) {
            account.givenNoPriorActivity()
                    .when(apply(roles), by(ANONYMOUS))
                    .expectNoEvents()
                    .expectException(invalid("/roles ROLES_DO_NOT_FIT"));
        }
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        ApplyForAccount wrong = new ApplyForAccount(
                ID, "a", new AccountHolder(" ", "nowhere", "0".repeat(51)), "990009", List.of(), null);
        account.givenNoPriorActivity()
                .when(wrong, by(ANONYMOUS))
                .expectNoEvents()
                .expectException(invalid(
                        "/account ACCOUNT_NAME_FORMAT",
                        "/name MISSING_FIELD",
                        "/email EMAIL_FORMAT",
                        "/phone TEXT_TOO_LONG",
                        "/roles ROLES_DO_NOT_FIT",
                        "/school UNKNOWN_CODE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b", "a b@c.example", "a@c.example, d@e.example", "a@c.example\nBcc: d@e.example", "@c.example"
            })
    void what_could_not_be_mailed_to_is_no_address(String email) {
        ApplyForAccount wrong = new ApplyForAccount(
                ID, "shen2026", new AccountHolder("沈佩儀", email, "04-1234567"), UNIT, TUTORING, null);
        account.givenNoPriorActivity().when(wrong, by(ANONYMOUS)).expectNoEvents();
    }

    private static ApplyForAccount apply(List<Role> roles) {
        return apply("shen2026", roles, UNIT);
    }

    private static ApplyForAccount apply(String name, List<Role> roles, String school) {
        return new ApplyForAccount(ID, name, SHEN, school, roles, null);
    }

    private static ApplyForAccount applyWithForm(UploadedFile form) {
        return new ApplyForAccount(ID, "shen2026", SHEN, UNIT, REPORTING, form);
    }
}
