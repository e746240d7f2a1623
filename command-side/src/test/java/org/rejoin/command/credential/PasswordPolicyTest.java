package org.rejoin.command.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.command.FieldProblem;
import org.rejoin.event.Role;

@Tag("R-PWD-04")
@Tag("R-PWD-05")
class PasswordPolicyTest {

    private static final PasswordPolicy GOVERNMENT = policy("tw-gov", 12);
    private static final PasswordPolicy NIST = policy("nist", 12);
    private static final PasswordPolicy.Holder SOMEBODY = PasswordPolicy.Holder.named("somebody");
    private static final PasswordPolicy.Holder SHEN = new PasswordPolicy.Holder(
            "registrar-a", "Shen Peiyi", "peiyi.shen@songtao.example", "04-1234567", "990001N");
    private static final String GOOD = "Tree-9-rivers";

    @ParameterizedTest
    @CsvSource({
        "TUTOR, 8",
        "COUNSELLOR, 8",
        "SENIOR_MANAGER, 8",
        "HEAD, 8",
        "PRINCIPAL_REPORTER, 12",
        "COUNTY_OFFICER, 12",
        "AGENCY_OFFICER, 12",
        "ADMINISTRATOR, 12",
        "AUDITOR, 12"
    })
    @Tag("L12")
    @Tag("DIS19")
    @Tag("c27")
    void each_role_has_its_length(Role role, int length) {
        String enough = "Ta5-!Xo9?Wk2".substring(0, length);

        assertThat(codes(GOVERNMENT, enough, role)).isEmpty();
        assertThat(GOVERNMENT.problemsOf(enough.substring(1), SOMEBODY, Set.of(role), any -> false))
                .containsExactly(FieldProblem.of("/password", "PASSWORD_TOO_SHORT", length));
    }

    @Test
    @Tag("L12")
    void of_several_roles_the_strictest_counts() {
        assertThat(GOVERNMENT.problemsOf("Tree-9-r", SOMEBODY, Set.of(Role.TUTOR, Role.AUDITOR), any -> false))
                .containsExactly(FieldProblem.of("/password", "PASSWORD_TOO_SHORT", 12));
    }

    @Test
    @Tag("DIS19")
    @Tag("c27")
    void principal_reporters_may_have_eight_characters_by_setting() {
        assertThat(codes(policy("tw-gov", 8), "Tree-9-r", Role.PRINCIPAL_REPORTER))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"treerivers", "TREERIVERS", "tree-rivers", "TreeRivers", "9502847163", "treerivers95"})
    @Tag("L12")
    void fewer_than_three_kinds_of_characters_are_refused(String password) {
        assertThat(codes(GOVERNMENT, password, Role.TUTOR)).containsExactly("PASSWORD_TOO_FEW_KINDS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TreeRiver9", "tree-river9", "TREE-RIVER9", "Tree-River", "Tree河流River9"})
    void three_of_four_kinds_are_enough(String password) {
        assertThat(codes(GOVERNMENT, password, Role.TUTOR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tree-9-rivers", "TREE-9-RIVERS", "tree-9-rivers"})
    void the_account_is_no_password_whatever_its_case(String password) {
        assertThat(GOVERNMENT.problemsOf(password, PasswordPolicy.Holder.named(GOOD), Set.of(Role.TUTOR), any -> false))
                .extracting(FieldProblem::code)
                .containsExactly("PASSWORD_IS_ACCOUNT");
    }

    @Test
    void nor_is_the_account_with_something_around_it() {
        assertThat(GOVERNMENT.problemsOf("Xx-somebody-9", SOMEBODY, Set.of(Role.TUTOR), any -> false))
                .extracting(FieldProblem::code)
                .containsExactly("PASSWORD_IS_ACCOUNT");
        assertThat(GOVERNMENT.problemsOf(
                        "Xx-ann-9-ee", PasswordPolicy.Holder.named("ann"), Set.of(Role.TUTOR), any -> false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A172835941x-", "-xf289406173Z", "Ac07159384-x", "x-H870429615"})
    void id_and_residence_numbers_may_not_be_inside(String password) {
        assertThat(codes(GOVERNMENT, password, Role.TUTOR)).containsExactly("PASSWORD_HAS_ID_NUMBER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tree-qwer-9",
                "Tree-REWQ-9",
                "Tree-asdf-9",
                "Tree-vcxz-9",
                "Tree-9-abcd",
                "Tree-9-dcba",
                "Tree-1234",
                "Tree-4321",
                "Tree-7890",
                "Tree-1qaz",
                "Tree-XSW2",
                "Tree9!@#$",
                "Tree-0p;/"
            })
    void the_order_of_keyboard_alphabet_and_numbers_is_refused(String password) {
        assertThat(codes(GOVERNMENT, password, Role.TUTOR)).containsExactly("PASSWORD_HAS_SEQUENCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tree-qwe-9", "Tree-abc-9", "Tree-123-x", "Tree-1357-x"})
    void three_in_a_row_are_no_sequence(String password) {
        assertThat(codes(GOVERNMENT, password, Role.TUTOR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password1!", "P@ssw0rd", "P@ssw0rd!", "Dragon99!", "Iloveyou2!"})
    void the_most_used_passwords_are_refused_also_with_the_usual_ornaments(String password) {
        assertThat(codes(GOVERNMENT, password, Role.TUTOR)).containsExactly("PASSWORD_MOST_USED");
    }

    @ParameterizedTest
    @CsvSource({
        "My-shen peiyi-9, PASSWORD_HAS_NAME",
        "Peiyi.Shen-2026, PASSWORD_HAS_MAIL_ADDRESS",
        "Tree-990001-x, PASSWORD_HAS_SCHOOL_CODE"
    })
    void what_is_known_of_the_holder_is_refused_in_every_profile(String password, String code) {
        assertThat(GOVERNMENT.problemsOf(password, SHEN, Set.of(Role.TUTOR), any -> false))
                .extracting(FieldProblem::code)
                .containsExactly(code);
        assertThat(NIST.problemsOf(password + " and rivers", SHEN, Set.of(Role.TUTOR), any -> false))
                .extracting(FieldProblem::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tree-1234567", "Tree-041234567"})
    void the_telephone_number_is_refused(String password) {
        assertThat(NIST.problemsOf(password + " and rivers", SHEN, Set.of(Role.TUTOR), any -> false))
                .extracting(FieldProblem::code)
                .containsExactly("PASSWORD_HAS_PHONE");
    }

    @Test
    void a_name_of_two_characters_is_refused_and_one_of_nobody_hinders_nobody() {
        PasswordPolicy.Holder lin = new PasswordPolicy.Holder("tutor-a", "林芳", "l@songtao.example", "04", null);

        assertThat(GOVERNMENT.problemsOf("Tree-林芳-9", lin, Set.of(Role.TUTOR), any -> false))
                .extracting(FieldProblem::code)
                .containsExactly("PASSWORD_HAS_NAME");
        assertThat(GOVERNMENT.problemsOf(GOOD, lin, Set.of(Role.TUTOR), any -> false))
                .isEmpty();
        assertThat(GOVERNMENT.problemsOf(GOOD, new PasswordPolicy.Holder("a", "", "", "", ""), Set.of(), any -> false))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aaaaaaa1", "Tree-9-xXxX", "Tree-0000-x", "Tree9!!!!x"})
    void the_same_character_again_and_again_is_refused(String password) {
        assertThat(codes(GOVERNMENT, password, Role.TUTOR)).contains("PASSWORD_HAS_REPEATS");
    }

    @Test
    @Tag("L11")
    void one_of_the_last_three_is_refused() {
        assertThat(GOVERNMENT.problemsOf(GOOD, SOMEBODY, Set.of(Role.TUTOR), GOOD::equals))
                .containsExactly(FieldProblem.of("/password", "PASSWORD_USED_BEFORE", 3));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(codes(GOVERNMENT, "1234", Role.COUNTY_OFFICER))
                .containsExactly(
                        "PASSWORD_TOO_SHORT", "PASSWORD_TOO_FEW_KINDS", "PASSWORD_HAS_SEQUENCE", "PASSWORD_MOST_USED");
    }

    @Test
    void passwords_end_somewhere() {
        assertThat(codes(GOVERNMENT, "Aa1".repeat(42) + "xy", Role.TUTOR)).isEmpty();
        assertThat(codes(GOVERNMENT, "Aa1".repeat(43), Role.TUTOR)).containsExactly("PASSWORD_TOO_LONG");
    }

    @Test
    void a_demo_password_satisfies_the_strictest_rules() {
        assertThat(codes(GOVERNMENT, "Rejoin-demo-2026", Role.ADMINISTRATOR)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TUTOR", "PRINCIPAL_REPORTER", "ADMINISTRATOR"})
    void by_nist_length_counts_and_nothing_else_but_the_list_and_the_account(Role role) {
        assertThat(codes(NIST, "quiet trees by r", role)).isEmpty();
        assertThat(codes(NIST, "quiet trees by", role)).containsExactly("PASSWORD_TOO_SHORT");
        assertThat(codes(NIST, "trees 1234 A172835941", role)).isEmpty();
        assertThat(codes(NIST, "password1234567", role)).containsExactly("PASSWORD_MOST_USED");
        assertThat(codes(NIST, "P@ssw0rd", role)).containsExactly("PASSWORD_TOO_SHORT", "PASSWORD_MOST_USED");
        assertThat(NIST.problemsOf(
                        "quiet-trees-by-r", PasswordPolicy.Holder.named("quiet-trees-by-r"), Set.of(role), any -> true))
                .extracting(FieldProblem::code)
                .containsExactly("PASSWORD_IS_ACCOUNT");
    }

    @Test
    void only_known_profiles_can_be_chosen() {
        assertThatThrownBy(() -> PasswordProfile.named("none")).hasMessageContaining("rejoin.password-policy");
    }

    private static List<String> codes(PasswordPolicy policy, String password, Role role) {
        return policy.problemsOf(password, SOMEBODY, Set.of(role), any -> false).stream()
                .map(FieldProblem::code)
                .toList();
    }

    private static PasswordPolicy policy(String profile, int principalLength) {
        try {
            return CredentialConfiguration.policy(profile, principalLength);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
