package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Mailbox;
import org.rejoin.Service;
import org.rejoin.story.School.Applicant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How people get accounts, lose them and hand the one office over: ST-K-03, ST-G-01 to 05, ST-D-02, ST-D-03, ST-D-05. */
class AccountStoriesTest {

    private static final String OTHER_PASSWORD = "Songtao-8-Bamboo";

    private final Story story = new Story();

    @Test
    @Tag("R-PWD-04")
    @Tag("R-PWD-07")
    @Tag("R-ACC-09")
    @Tag("L11")
    @Tag("L12")
    @Tag("N04")
    @Tag("N09")
    void st_k_03_a_county_officers_account_is_made_by_the_agency_and_her_password_follows_the_rules() {
        Applicant officer = Applicant.named("邱詠晴");
        ObjectNode account = Form.object()
                .put("accountId", officer.accountId())
                .put("account", officer.account())
                .put("name", officer.name())
                .put("email", officer.email())
                .put("phone", "04-1234567")
                .put("county", "990");
        account.set("roles", Form.array("COUNTY_OFFICER"));
        story.agencyOfficer.posts("/api/accounts", account).isProblem(409).hasBlockers("LETTER_NUMBER_MISSING");
        account.put("letterNumber", "示範字第1150001號");
        story.agencyOfficer.posts("/api/accounts", account).is(201);

        String token = officer.mail(School.APPROVED).token();
        Answer short11 = officer.setsPassword(token, "Meihua-7-Ka").isProblem(400);
        assertThat(short11.text()).contains("請至少設定12碼字元");
        for (String bad : List.of(
                "meihuakaoliang", // one kind
                officer.account() + "A-", // the account with something behind
                "Qwertyuiop-7x", // the keyboard's order
                "Mei-A123456789-hua")) { // an id number
            officer.setsPassword(token, bad).isProblem(400);
        }
        officer.setsPassword(token, School.PASSWORD).is(204);
        officer.setsPassword(token, OTHER_PASSWORD).isProblem(410).hasCode("LINK_NOT_VALID");

        Person signedIn = officer.signsIn();
        JsonNode session = signedIn.sees("/api/session").is(200).json();
        assertThat(session.path("passwordDaysLeft").asInt()).isBetween(89, 90);
        School.verified(story.agencyOfficer, officer);
        Answer locked = signedIn.puts(
                        officer.path("/contact"),
                        Form.object().put("email", officer.email()).put("phone", "04-7654321"))
                .isProblem(403)
                .hasBlockers("CONTACT_BY_LETTER");
        assertThat(locked.text()).contains("請以公文方式函送國教署");

        agePassword(officer, Duration.ofDays(91));
        Person late = officer.signsIn();
        assertThat(late.asks("/api/session").is(200).json().path("restrictedTo").asString())
                .isEqualTo("PASSWORD_CHANGE");
        late.asks("/api/cases").isProblem(403).hasCode("PASSWORD_EXPIRED");
        changes(late, School.PASSWORD, School.PASSWORD).isProblem(400);
        changes(late, School.PASSWORD, OTHER_PASSWORD).is(204);
        late.sees("/api/cases").is(200);
    }

    @Test
    @Tag("R-ACC-02")
    @Tag("R-ACC-04")
    @Tag("R-ACC-07")
    @Tag("N04")
    @Tag("L17")
    @Tag("DIS21")
    @Tag("DIS22")
    void st_g_01_the_first_principal_reporter_needs_the_stamped_form_and_stays_the_only_one() {
        School school = School.opened();
        Applicant principal = Applicant.named("沈佩儀");
        Person.nobody()
                .posts("/api/account-applications", principal.application(school.unit(), "PRINCIPAL_REPORTER"))
                .isProblem(409)
                .hasBlockers("STAMPED_FORM_MISSING");
        school.appliesForPrincipal(principal).is(201);

        JsonNode waiting = School.accountOf(story.agencyOfficer, principal);
        assertThat(waiting.path("standing").asString()).isEqualTo("APPLIED");
        String form = "/api/uploads/" + waiting.path("stampedForm").asString();
        assertThat(story.agencyOfficer.asks(form).is(200).said().bytes()).isEqualTo(School.SCAN);
        story.tutor.asks(form).isProblem(404);
        story.registrar.asks(form).isProblem(404);
        story.registrar.posts(principal.path("/approve"), Form.object()).isProblem(404);

        story.agencyOfficer.posts(principal.path("/approve"), Form.object()).is(204);
        assertThat(School.accountOf(story.agencyOfficer, principal)
                        .path("unverifiedBecause")
                        .asString())
                .isEqualTo("NO_PASSWORD_YET");
        principal
                .setsPassword(principal.mail(School.APPROVED).token(), School.PASSWORD)
                .is(204);
        JsonNode approved = School.verified(story.agencyOfficer, principal);
        assertThat(approved.path("standing").asString()).isEqualTo("NORMAL");

        Applicant second = Applicant.named("高崇德");
        school.appliesForPrincipal(second).is(201);
        Answer refused = story.agencyOfficer
                .posts(second.path("/approve"), Form.object())
                .isProblem(409)
                .hasBlockers("ONE_PRINCIPAL_PER_SCHOOL");
        assertThat(refused.text()).contains("每校僅能有一位主要通報人");
        assertThat(school.holding("PRINCIPAL_REPORTER")).containsExactly(principal.account());
    }

    @Test
    @Tag("R-ACC-20")
    @Tag("N05")
    @Tag("N07")
    void st_g_02_the_principal_reporter_hands_over_and_the_successor_finds_everything_as_it_stood() {
        School school = School.opened();
        Applicant before = Applicant.named("沈佩儀");
        Person principal = school.principal(before);
        Applicant tutor = Applicant.named("周雅文");
        Person filer = school.staff(principal, tutor, "TUTOR");
        Applicant successor = Applicant.named("葉德明");
        school.staff(principal, successor, "SENIOR_MANAGER");
        String caseId = story.waitingForReport(filer, story.student("丙生"));

        String transferId = UUID.randomUUID().toString();
        ObjectNode transfer = Form.object().put("path", "HAND_OVER").put("to", successor.accountId());
        school.transfers(principal, transferId, transfer).isProblem(409).hasCode("STAMPED_FORM_MISSING");
        school.transfers(principal, transferId, transfer, As.Part.file("stampedForm", "移轉申請表.pdf", School.SCAN))
                .is(201);
        ObjectNode letter = Form.of("letterNumber", "示範字第1150002號");
        story.registrar
                .posts("/api/principal-transfers/" + transferId + "/approve", letter)
                .isProblem(403);
        story.agencyOfficer
                .posts("/api/principal-transfers/" + transferId + "/approve", letter)
                .is(204);

        principal.asks("/api/session").isProblem(401);
        JsonNode old = School.accountOf(story.agencyOfficer, before);
        assertThat(old.path("standing").asString()).isEqualTo("DISABLED");
        assertThat(old.path("roles").valueStream().map(JsonNode::asString)).containsExactly("SENIOR_MANAGER");
        assertThat(school.holding("PRINCIPAL_REPORTER")).containsExactly(successor.account());
        before.mail(School.STEPPED_DOWN);
        before.mail(School.DISABLED);

        successor
                .setsPassword(successor.mail(School.TAKEN_OVER).token(), OTHER_PASSWORD)
                .is(204);
        Person now = Person.signedIn(successor.account(), OTHER_PASSWORD);
        assertThat(story.kindsInInboxOf(now, caseId)).contains("CASE_FILED");
        assertThat(story.rowIn(now, "PENDING", caseId).path("status").asString())
                .isEqualTo("PENDING_REPORT");
        story.reports(now, caseId).is(204);
        JsonNode history = School.accountOf(story.agencyOfficer, tutor).path("history");
        assertThat(history.valueStream().map(entry -> entry.path("by").asString()))
                .as("what the former one did still names her")
                .contains(before.account());
    }

    @Test
    @Tag("R-ACC-05")
    @Tag("R-ACC-06")
    @Tag("R-ACC-21")
    @Tag("N06")
    @Tag("N07")
    void st_g_03_the_office_is_taken_over_when_its_holder_cannot_be_reached() {
        School school = School.opened();
        Applicant gone = Applicant.named("沈佩儀");
        Person away = school.principal(gone);
        Person filer = school.staff(away, Applicant.named("周雅文"), "TUTOR");
        Applicant manager = Applicant.named("高崇德");
        Person successor = school.staff(away, manager, "SENIOR_MANAGER");
        String caseId = story.waitingForReport(filer, story.student("丁生"));
        story.reports(successor, caseId).isProblem(403);

        String transferId = UUID.randomUUID().toString();
        school.transfers(
                        successor,
                        transferId,
                        Form.of("path", "TAKE_OVER"),
                        As.Part.file("stampedForm", "移轉申請表.pdf", School.SCAN),
                        As.Part.file("appointmentLetter", "聘書.pdf", School.SCAN))
                .is(201);
        story.agencyOfficer
                .posts("/api/principal-transfers/" + transferId + "/approve", Form.of("letterNumber", "示範字第1150003號"))
                .is(204);
        manager.setsPassword(manager.mail(School.TAKEN_OVER).token(), OTHER_PASSWORD)
                .is(204);
        Person now = Person.signedIn(manager.account(), OTHER_PASSWORD);
        assertThat(story.rowIn(now, "PENDING", caseId).path("status").asString())
                .isEqualTo("PENDING_REPORT");

        // she returns: enabled by the new one, verified by the link, and a manager
        now.posts(gone.path("/enable"), Form.object()).is(204);
        Answer early = new Answer("sign-in", As.nobody().trySignIn(gone.account(), School.PASSWORD));
        early.isProblem(403).hasCode("ACCOUNT_NOT_VERIFIED");
        String token = gone.mail(School.ENABLED_AGAIN).token();
        Person.nobody()
                .posts("/api/account-links/verify", Form.of("token", token))
                .is(204);
        Person returned = gone.signsIn();
        assertThat(returned.asks("/api/session")
                        .json()
                        .path("roles")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("SENIOR_MANAGER");
        story.reports(returned, caseId).isProblem(403);
    }

    @Test
    @Tag("R-ACC-09")
    @Tag("DIS31")
    void st_g_05_a_principal_reporters_new_address_comes_by_letter_and_the_old_one_is_told() {
        School school = School.opened();
        Applicant principal = Applicant.named("沈佩儀");
        Person herself = school.principal(principal);
        String newAddress = "new-" + principal.email();
        ObjectNode contact = Form.object().put("email", newAddress).put("phone", "04-7654321");

        Answer locked = herself.puts(principal.path("/contact"), contact).isProblem(403);
        assertThat(locked.text()).contains("請以公文方式函送國教署");
        story.agencyOfficer
                .puts(principal.path("/contact"), contact)
                .isProblem(409)
                .hasBlockers("LETTER_NUMBER_MISSING");
        story.agencyOfficer
                .puts(principal.path("/contact"), contact.put("letterNumber", "示範字第1150004號"))
                .is(204);

        principal.mail(School.CORRECTED);
        Mailbox.await(newAddress, School.CORRECTED, 1);
        assertThat(School.accountOf(story.agencyOfficer, principal)
                        .path("email")
                        .asString())
                .isEqualTo(newAddress);
    }

    @Test
    @Tag("R-ACC-02")
    @Tag("R-ACC-04")
    @Tag("c12")
    @Tag("SC13")
    void st_d_02_a_unit_is_entered_with_its_authority_and_its_principal_completes_it() {
        School school = School.opened();
        Person principal = school.principal("沈佩儀");
        ObjectNode contact = Form.object()
                .put("name", "示範縣立新松高級中學")
                .put("address", "示範縣新松鎮二號")
                .put("phone", "04-2345678");
        story.registrar
                .puts("/api/schools/" + school.unit() + "/contact", contact)
                .isProblem(404);
        principal.puts("/api/schools/" + school.unit() + "/contact", contact).is(204);
        JsonNode unit = principal.sees("/api/schools/" + school.unit()).is(200).json();
        assertThat(unit.path("authority").asString()).isEqualTo("AGENCY");
        assertThat(unit.path("address").asString()).isEqualTo("示範縣新松鎮二號");

        ObjectNode night = Form.object()
                .put("school", school.unit())
                .put("division", "CONTINUING_EDUCATION")
                .put("name", "示範縣立新松高級中學進修部")
                .put("county", "990")
                .put("authority", "COUNTY");
        principal.posts("/api/schools", night).isProblem(403);
        story.agencyOfficer.posts("/api/schools", night).is(201);
        Person ofTheNight = new School(school.unit() + "N").principal("杜冠廷");
        assertThat(ofTheNight.asks("/api/session").json().path("school").asString())
                .isEqualTo(school.unit() + "N");
    }

    @Test
    @Tag("R-ACC-01")
    @Tag("R-ACC-03")
    @Tag("R-ACC-05")
    @Tag("R-ACC-06")
    @Tag("R-ACC-07")
    @Tag("R-ACC-08")
    @Tag("R-ACC-09")
    @Tag("N01")
    @Tag("N05")
    @Tag("N06")
    @Tag("N13")
    @Tag("DIS21")
    void st_d_03_tutors_register_and_are_let_in_shut_out_and_let_in_again() {
        School school = School.opened();
        Applicant head = Applicant.named("沈佩儀");
        Person principal = school.principal(head);
        assertThat(waitingFor(principal)).isZero();
        Applicant tutor = Applicant.named("周雅文");
        school.appliesForStaff(tutor, "TUTOR").is(201);
        head.mail(School.APPLICATION);
        assertThat(waitingFor(principal)).isEqualTo(1);
        assertThat(kindsIn(principal)).contains("ACCOUNT_APPLIED");
        story.registrar.posts(tutor.path("/approve"), Form.object()).isProblem(404);

        principal.posts(tutor.path("/approve"), Form.object()).is(204);
        assertThat(waitingFor(principal)).isZero();
        Answer early = new Answer("sign-in", As.nobody().trySignIn(tutor.account(), School.PASSWORD));
        assertThat(early.isProblem(401).hasCode("WRONG_CREDENTIALS").text()).contains("信件中的連結");
        assertThat(School.accountOf(principal, tutor).path("verified").asBoolean())
                .isFalse();

        // the mail went to a wrong address: she corrects it and sends again
        tutor.mail(School.APPROVED);
        String right = "right-" + tutor.email();
        principal
                .puts(tutor.path("/contact"), Form.object().put("email", right).put("phone", "0975-123-456"))
                .is(204);
        Mailbox.await(right, School.CORRECTED, 1);
        principal.posts(tutor.path("/send-link"), Form.object()).is(204);
        tutor.setsPassword(Mailbox.await(right, School.APPROVED, 1).token(), School.PASSWORD)
                .is(204);
        Person signedIn = tutor.signsIn();
        assertThat(signedIn.asks("/api/session")
                        .json()
                        .path("principalReporter")
                        .asString())
                .isEqualTo("沈佩儀");

        principal.posts(tutor.path("/disable"), Form.object()).is(204);
        signedIn.asks("/api/session").isProblem(401);
        Mailbox.await(right, School.DISABLED, 1);
        principal.posts(tutor.path("/enable"), Form.object()).is(204);
        assertThat(School.accountOf(principal, tutor).path("unverifiedBecause").asString())
                .isEqualTo("LINK_NOT_FOLLOWED");
        String link = Mailbox.await(right, School.ENABLED_AGAIN, 1).token();
        JsonNode shown = Person.nobody()
                .posts("/api/account-links/inspect", Form.of("token", link))
                .is(200)
                .json();
        assertThat(shown.path("name").asString()).isEqualTo("周雅文");
        Person.nobody()
                .posts("/api/account-links/verify", Form.of("token", link))
                .is(204);
        tutor.signsIn();
        assertThat(principal.deletes(tutor.path(""), Form.because("不再任教")).status())
                .as("nobody is deleted")
                .isIn(404, 405);
    }

    @Test
    @Tag("R-PWD-02")
    @Tag("R-PWD-03")
    @Tag("L10")
    @Tag("N08")
    @Tag("DIS20")
    void st_d_05_a_forgotten_password_is_set_anew_by_a_link_that_works_once_and_for_an_hour() {
        School school = School.opened();
        Applicant tutor = Applicant.named("周雅文");
        Person principal = school.principal("沈佩儀");
        Person before = school.staff(principal, tutor, "TUTOR");

        Answer unknown = asksForReset("nobody-here", tutor.email()).is(202);
        Answer misfit = asksForReset(tutor.account(), "other@songtao.example").is(202);
        Answer fits = asksForReset(tutor.account(), tutor.email()).is(202);
        assertThat(List.of(unknown.text(), misfit.text())).containsOnly(fits.text());

        String token = tutor.mail(School.RESET).token();
        assertThat(Mailbox.of(tutor.email(), School.RESET)).hasSize(1);
        expireLinks(tutor);
        Answer late = tutor.setsPassword(token, OTHER_PASSWORD).isProblem(410);
        assertThat(late.text()).contains("連結已失效");

        asksForReset(tutor.account(), tutor.email()).is(202);
        String second = Mailbox.await(tutor.email(), School.RESET, 2).token();
        tutor.setsPassword(second, OTHER_PASSWORD).is(204);
        tutor.setsPassword(second, School.PASSWORD).isProblem(410);
        before.asks("/api/session").isProblem(401);
        Person.signedIn(tutor.account(), OTHER_PASSWORD).sees("/api/cases").is(200);
        assertThat(School.accountOf(principal, tutor).toString()).contains(tutor.email());
    }

    @Test
    @Tag("R-ACC-10")
    @Tag("IF05")
    void question_0_04_the_principal_reporter_opens_accounts_for_all_tutors_of_a_sheet() {
        School school = School.opened();
        Person principal = school.principal("沈佩儀");
        List<Applicant> tutors = List.of(Applicant.named("周雅文"), Applicant.named("魏子翔"), Applicant.named("吳𠮷安"));
        List<String> rows = new ArrayList<>(List.of("帳號,姓名,電子信箱,連絡電話"));
        tutors.forEach(tutor -> rows.add(tutor.account() + "," + tutor.name() + "," + tutor.email() + ",04-1234567"));
        String wrong = String.join("\n", rows) + "\nA123456789,身分證,not-an-address,04-1234567\n";
        principal.uploads("/api/accounts/import", "導師.csv", wrong).isProblem(400);
        assertThat(school.holding("TUTOR")).isEmpty();

        String right = String.join("\n", rows) + "\n";
        assertThat(principal
                        .uploads("/api/accounts/import", "導師.csv", right)
                        .is(200)
                        .json()
                        .path("opened")
                        .asInt())
                .isEqualTo(3);
        assertThat(principal
                        .uploads("/api/accounts/import", "導師.csv", right)
                        .is(200)
                        .json()
                        .path("opened")
                        .asInt())
                .isZero();
        for (Applicant tutor : tutors) {
            tutor.setsPassword(tutor.mail(School.APPROVED).token(), School.PASSWORD)
                    .is(204);
            assertThat(tutor.signsIn().asks("/api/session").json().path("name").asString())
                    .isEqualTo(tutor.name());
        }
    }

    @Test
    @Tag("c18")
    void st_j_02_a_program_with_a_revoked_token_is_out_from_the_next_call_on() {
        School school = School.opened();
        Person principal = school.principal("杜冠廷");
        String tokenId = UUID.randomUUID().toString();
        ObjectNode wanted = Form.object()
                .put("tokenId", tokenId)
                .put("name", "校務系統")
                .put("password", School.PASSWORD)
                .put("expiresOn", story.today.plusDays(30).toString());
        wanted.set("scopes", Form.array("IMPORT", "READ_STATISTICS"));
        String secret = principal
                .posts("/api/tokens", wanted)
                .is(201)
                .json()
                .path("token")
                .asString();
        Person program = new Person("program", As.program(secret));
        story.entersTransferIn(
                        program,
                        UUID.randomUUID().toString(),
                        story.student("戊生").nationalId())
                .is(200);
        program.sees("/api/statistics/roster?from=" + story.today + "&to=" + story.today)
                .is(200);
        program.asks("/api/cases").isProblem(403).hasCode("TOKEN_SCOPE_MISSING");
        program.posts("/api/tokens", wanted).isProblem(403);
        assertThat(principal.asks("/api/tokens").is(200).text()).doesNotContain(secret);

        principal.deletes("/api/tokens/" + tokenId, Form.object()).is(204);
        program.asks("/api/statistics/roster?from=" + story.today + "&to=" + story.today)
                .isProblem(401);
    }

    private static int waitingFor(Person approver) {
        return approver.sees("/api/accounts").is(200).json().path("waiting").asInt();
    }

    private static List<String> kindsIn(Person reader) {
        return reader.sees("/api/inbox?size=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private static Answer changes(Person person, String current, String password) {
        return person.puts(
                "/api/session/password", Form.object().put("current", current).put("password", password));
    }

    private static Answer asksForReset(String account, String email) {
        return Person.nobody()
                .posts(
                        "/api/password-resets",
                        Form.object().put("account", account).put("email", email));
    }

    private static void agePassword(Applicant applicant, Duration by) {
        Service.bean(JdbcClient.class)
                .sql("UPDATE command_side.credential SET set_at = set_at - make_interval(secs => ?)"
                        + " WHERE account_id = ?")
                .params((double) by.toSeconds(), applicant.accountId())
                .update();
    }

    private static void expireLinks(Applicant applicant) {
        Service.bean(JdbcClient.class)
                .sql("UPDATE command_side.account_link SET expires_at = expires_at - interval '61 minutes'"
                        + " WHERE account_id = ?")
                .param(applicant.accountId())
                .update();
    }
}
