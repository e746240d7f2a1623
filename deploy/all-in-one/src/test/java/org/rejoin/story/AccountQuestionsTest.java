package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.School.Applicant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Part B of the stories: what the documents' questions and conditions ask about accounts and passwords. */
class AccountQuestionsTest {

    private final Story story = new Story();

    @Test
    @Tag("R-ACC-04")
    @Tag("R-SCOPE-09")
    void question_0_01_the_evening_division_has_a_principal_reporter_lists_and_figures_of_its_own() {
        School day = School.opened();
        Person ofTheDay = day.principal("沈佩儀");
        School evening = day.evening();
        Person ofTheEvening = evening.principal("杜冠廷");

        String caseId = story.filed(ofTheEvening, story.student("甲生"));
        assertThat(story.rowOf(ofTheEvening, "PENDING", caseId)).isNotNull();
        ofTheDay.sees(Story.at(caseId, "")).isProblem(404);
        assertThat(story.rowOf(ofTheDay, "ALL", caseId)).isNull();
    }

    @Test
    @Tag("R-REP-01")
    @Tag("R-FIL-01")
    @Tag("DIS22")
    void question_0_02_many_accounts_file_and_track_and_one_reports() {
        School school = School.opened();
        Person principal = school.principal("沈佩儀");
        Person tutor = school.staff(principal, Applicant.named("周雅文"), "TUTOR");
        Person both = school.staff(principal, Applicant.named("何佳穎"), "TUTOR", "COUNSELLOR");

        String caseId = story.filed(tutor, story.student("乙生"));
        story.tracks(both, caseId, story.record()).is(204);
        for (Person other : List.of(tutor, both)) {
            story.reports(other, caseId).isProblem(403);
        }
        story.reports(principal, caseId).is(204);
    }

    @Test
    @Tag("R-ACC-03")
    @Tag("DIS21")
    void question_0_03_anybody_may_apply_at_any_time_under_a_name_nobody_has() {
        School school = School.opened();
        Applicant first = Applicant.named("周雅文");
        school.appliesForStaff(first, "TUTOR").is(201);
        Applicant second = Applicant.named("魏子翔");
        ObjectNode sameName = second.application(school.unit(), "TUTOR")
                .put("account", first.account().toUpperCase(Locale.ROOT));

        Person.nobody()
                .posts("/api/account-applications", sameName)
                .isProblem(409)
                .hasBlockers("ACCOUNT_NAME_TAKEN");
        school.appliesForStaff(second, "TUTOR").is(201);
    }

    @Test
    @Tag("R-ACC-05")
    @Tag("R-AST-02")
    void question_0_05_who_leaves_is_disabled_and_the_successor_is_given_the_cases() {
        School school = School.opened();
        Person principal = school.principal("沈佩儀");
        Applicant leaving = Applicant.named("周雅文");
        Person before = school.staff(principal, leaving, "TUTOR");
        String caseId = story.waitingForReport(before, story.student("丙生"));
        Applicant coming = Applicant.named("魏子翔");
        Person after = school.staff(principal, coming, "TUTOR");

        principal.posts(leaving.path("/disable"), Form.object()).is(204);
        after.sees(Story.at(caseId, "")).isProblem(404);
        principal
                .puts(
                        Story.at(caseId, "/trackers/" + coming.account()),
                        Form.object().put("enabled", true))
                .is(204);
        after.sees(Story.at(caseId, "")).is(200);
        principal
                .puts(
                        Story.at(caseId, "/trackers/" + leaving.account()),
                        Form.object().put("enabled", true))
                .isProblem(409)
                .hasBlockers("NOT_A_PURE_TUTOR");
        before.asks("/api/cases").isProblem(401);
    }

    @Test
    @Tag("R-PWD-03")
    @Tag("DIS20")
    @Tag("DIS31")
    void questions_0_07_and_1_01_the_principal_tells_account_and_address_and_nobody_a_password() {
        School school = School.opened();
        Person principal = school.principal("沈佩儀");
        Applicant tutor = Applicant.named("周雅文");
        Person herself = school.staff(principal, tutor, "TUTOR");

        String shown = School.accountOf(principal, tutor).toString();
        assertThat(shown).contains(tutor.account(), tutor.email()).doesNotContain(School.PASSWORD, "argon2");
        for (Person reader : List.of(story.agencyOfficer, principal)) {
            assertThat(School.accountOf(reader, tutor).propertyNames()).noneMatch(name -> name.contains("hash"));
        }
        herself.puts(
                        "/api/session/password",
                        Form.of("current", "Another-9-Word").put("password", "Songtao-8-Bamboo"))
                .isProblem(400);
        herself.puts(tutor.path("/contact"), Form.of("email", tutor.email()).put("phone", "04-7654321"))
                .isProblem(403);
    }

    @Test
    @Tag("R-PWD-02")
    void question_0_08_a_principal_reporter_who_forgot_takes_the_same_way() {
        School school = School.opened();
        Applicant principal = Applicant.named("沈佩儀");
        school.principal(principal);
        Person.nobody()
                .posts(
                        "/api/password-resets",
                        Form.of("account", principal.account()).put("email", principal.email()))
                .is(202);
        String token = principal.mail(School.RESET).token();
        assertThat(principal.setsPassword(token, "Short-7x").isProblem(400).text())
                .contains("12");
        principal.setsPassword(token, "Songtao-8-Bamboo").is(204);
        Person.signedIn(principal.account(), "Songtao-8-Bamboo")
                .sees("/api/cases")
                .is(200);
    }

    @Test
    @Tag("R-PWD-05")
    @Tag("R-PWD-06")
    @Tag("c27")
    void conditions_2_16_and_2_18_account_names_hold_no_id_and_a_principals_has_eight_letters_and_digits() {
        School school = School.opened();
        for (String name : List.of("A123456789", "tutor-a123456789")) {
            ObjectNode application =
                    Applicant.named("周雅文").application(school.unit(), "TUTOR").put("account", name);
            Person.nobody()
                    .posts("/api/account-applications", application)
                    .isProblem(400)
                    .pointsAt("/account");
        }
        for (String name : List.of("shen26", "shenpeiyi")) {
            ObjectNode application = Applicant.named("沈佩儀")
                    .application(school.unit(), "PRINCIPAL_REPORTER")
                    .put("account", name);
            Person.nobody()
                    .sends(
                            "/api/account-applications",
                            As.Part.json("application", application.toString()),
                            As.Part.file("stampedForm", "申請單.pdf", School.SCAN))
                    .isProblem(400)
                    .pointsAt("/account");
        }
        school.appliesForStaff(Applicant.named("周雅文"), "TUTOR").is(201);
    }

    @Test
    @Tag("R-PWD-04")
    @Tag("L12")
    @Tag("DIS19")
    void conditions_2_15_2_17_2_19_and_1_24_each_rule_for_passwords_says_what_it_wants() {
        Map<String, String> staff = Map.of(
                "Ab7-xyw", "PASSWORD_TOO_SHORT",
                "bamboo-songtao", "PASSWORD_TOO_FEW_KINDS",
                "Shen2026-x", "PASSWORD_IS_ACCOUNT",
                "Mei-A123456789", "PASSWORD_HAS_ID_NUMBER",
                "Mei-asdf-72", "PASSWORD_HAS_SEQUENCE",
                "P@ssw0rd", "PASSWORD_MOST_USED");
        staff.forEach((password, code) -> assertThat(problemsOf("shen2026", password, "TUTOR"))
                .as(password)
                .containsKey(code)
                .allSatisfy((each, message) -> assertThat(message).isNotBlank()));
        assertThat(problemsOf("shen2026", "Mei-Ka-72", "TUTOR")).isEmpty();
        assertThat(problemsOf("shen2026", "Mei-Ka-72", "PRINCIPAL_REPORTER"))
                .containsEntry("PASSWORD_TOO_SHORT", "請至少設定12碼字元");
        assertThat(strengthOf("Aa345678")).isLessThan(strengthOf("Meihua-7-Kaoliang"));
    }

    private static ObjectNode check(String account, String password, String... roles) {
        ObjectNode body = Form.of("account", account).put("password", password);
        body.set("roles", Form.array(roles));
        return body;
    }

    private static Map<String, String> problemsOf(String account, String password, String role) {
        return Person.nobody()
                .posts("/api/password-checks", check(account, password, role))
                .is(200)
                .json()
                .path("problems")
                .valueStream()
                .collect(Collectors.toMap(problem -> problem.path("code").asString(), problem -> problem.path("message")
                        .asString()));
    }

    private static int strengthOf(String password) {
        JsonNode answer = Person.nobody()
                .posts("/api/password-checks", check("shen2026", password, "TUTOR"))
                .is(200)
                .json();
        return answer.path("strength").asInt();
    }
}
