package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.browser.RegisterByKeyboard;
import org.rejoin.signin.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 賴組長 keeps the register of 清泉國中; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class RegisterOfPupilsStoriesTest {

    private static final Random RANDOM = new Random();
    private static final MovableClock CLOCK = new MovableClock();
    private static final Service SERVICE = started();
    private static final String URL = SERVICE.address();
    private static final String SHE = Student.nationalId(RANDOM);

    private final Person teacher = person("class-teacher-j");
    private final Person registry = person("registry-j");
    private final Person counselling = person("counselling-j");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Tag("R-HL-06")
    @Tag("R-HL-07")
    void b_numbers_are_given_in_the_order_of_entry() {
        at("2026-08-31T09:00");
        assertThat(entered(SHE, "ADMITTED", 7, "2013-05-20").path("number").asString())
                .isEqualTo("115001");
        assertThat(entered(anybody(), "ADMITTED", 7, "2014-01-02")
                        .path("number")
                        .asString())
                .isEqualTo("115002");
        ObjectNode asItStands = pupil(anybody(), "ENROLLED", 8, "2012-10-10");
        registry.posts("/api/register-entries", asItStands.deepCopy().put("studentNumber", "11450"))
                .isProblem(400)
                .pointsAt("/studentNumber");
        registry.posts("/api/register-entries", asItStands.put("studentNumber", "114050"))
                .is(200);
        registry.posts(
                        "/api/register-entries",
                        pupil(anybody(), "ENROLLED", 8, "2012-11-10").put("studentNumber", "114050"))
                .isProblem(409)
                .hasBlockers("NUMBER_IS_TAKEN");
        teacher.posts("/api/register-entries", pupil(anybody(), "ADMITTED", 7, "2013-05-20"))
                .is(403);

        JsonNode list =
                registry.sees("/api/register-entries?entryYear=115").is(200).json();
        assertThat(list.path("items").valueStream().map(line -> line.path("number")
                        .asString()))
                .containsExactly("115001", "115002");
        JsonNode found = registry.posts("/api/register-entries/search", Form.of("studentNumber", "114050"))
                .is(200)
                .json();
        assertThat(found.path("items").path(0).path("grade").asInt()).isEqualTo(8);
    }

    @Test
    @Tag("ST-ER-04")
    @Tag("R-HL-07")
    @Tag("R-HL-08")
    void c_st_er_04_she_comes_back_to_her_old_number() {
        at("2026-11-02T10:00");
        String entry = entered(SHE, "ADMITTED", 7, "2013-05-20", "2026-08-31")
                .path("entryId")
                .asString();
        registry.posts("/api/register-entries/" + entry + "/movements", movement("TRANSFERRED_OUT", "2026-11-02"))
                .is(204);

        at("2027-11-01T10:00");
        assertThat(entered(anybody(), "TRANSFERRED_IN", 8, "2013-03-03")
                        .path("number")
                        .asString())
                .isEqualTo("115003");
        JsonNode back = entered(SHE, "TRANSFERRED_IN", 8, "2013-05-20");
        assertThat(back.path("number").asString()).isEqualTo("115001");
        assertThat(back.path("returned").asBoolean()).isTrue();
        assertThat(entered(anybody(), "TRANSFERRED_IN", 8, "2013-04-04")
                        .path("number")
                        .asString())
                .isEqualTo("115004");
    }

    @Test
    @Tag("ST-ER-05")
    @Tag("R-HL-10")
    @Tag("R-HL-21")
    @Tag("L26")
    void d_st_er_05_he_comes_back_over_age() {
        at("2027-11-08T10:00");
        String entry = "/api/register-entries/"
                + entered(anybody(), "ENROLLED", 9, "2010-10-01")
                        .path("entryId")
                        .asString();
        registry.posts(entry + "/movements", movement("DROPPED_OUT", "2027-11-08"))
                .is(204);

        at("2027-12-06T10:00");
        JsonNode explained = registry.sees(entry).is(200).json();
        assertThat(explained.path("overAge").asBoolean()).isTrue();
        assertThat(explained.path("registerUntil").asString()).isEqualTo("2025-08-31");
        ObjectNode comesBack =
                movement("DROPOUT_RETURNED", "2027-12-06").put("grade", 9).put("className", "902");
        registry.posts(entry + "/return", comesBack).isProblem(400).pointsAt("/decision");
        ObjectNode guided =
                comesBack.deepCopy().put("decision", "SUPPLEMENTARY_SCHOOL").put("note", "已聯繫進修補校");
        registry.posts(entry + "/return", guided).is(204);
        assertThat(registry.sees(entry).is(200).json().path("guidedOn").asString())
                .isEqualTo("2027-12-06");

        at("2027-12-13T10:00");
        registry.posts(
                        entry + "/return",
                        comesBack
                                .put("on", "2027-12-13")
                                .put("decision", "PLACED")
                                .put("note", "仍希望回原校"))
                .is(204);
        assertThat(registry.sees(entry).is(200).json().path("movementCode").asInt())
                .isEqualTo(3);
        assertThat(registry.sees(entry).is(200).json().path("number").asString())
                .isEqualTo("114051");
    }

    @Test
    @Tag("SOP-3.5")
    @Tag("R-HL-21")
    void e_the_follow_up_ends_with_the_school_year_in_which_the_pupil_turns_15() {
        at("2027-12-14T08:30");
        String pupil = anybody();
        ObjectNode list = Form.of("day", "2027-12-14").put("className", "902");
        list.putArray("entries")
                .add(Form.of("nationalId", pupil).put("name", "羅以恩").put("mark", "ABSENT"));
        String watch = "/api/pupils/"
                + teacher.posts("/api/attendance", list)
                        .is(200)
                        .json()
                        .path("results")
                        .path(0)
                        .path("watchId")
                        .asString();
        assertThat(teacher.sees(watch + "/ladder")
                        .is(200)
                        .json()
                        .path("followUpUntil")
                        .isString())
                .isFalse();

        assertThat(teacher.sees("/attendance?class=902&day=2026-12-14").is(200).text())
                .as("a day of the school year before")
                .contains("不在本學年")
                .doesNotContain("POST /api/attendance");

        entered(pupil, "ENROLLED", 9, "2012-12-20");

        JsonNode ladder = counselling.sees(watch + "/ladder").is(200).json();
        assertThat(ladder.path("followUpUntil").asString()).isEqualTo("2028-07-31");
        assertThat(ladder.path("registerUntil").asString()).isEqualTo("2027-08-31");
    }

    @Test
    @Tag("R-HL-07")
    @Tag("R-HL-19")
    void f_an_entry_made_by_mistake_is_struck_out_and_its_number_explained() {
        at("2027-12-15T10:00");
        JsonNode mistake = entered(anybody(), "TRANSFERRED_IN", 8, "2013-06-06");
        String entry = "/api/register-entries/" + mistake.path("entryId").asString();
        String number = mistake.path("number").asString();
        registry.posts(entry + "/movements", movement("PROMOTED", "2027-12-15").put("grade", 9))
                .is(204);
        ObjectNode wrong = Form.of("reason", "選錯學生");
        registry.posts(entry + "/void", wrong).isProblem(409).hasBlockers("ENTRY_HAS_MOVEMENTS");
        registry.posts(entry + "/withdraw", movement("PROMOTED", "2027-12-15").put("reason", "點錯學生"))
                .is(204);
        assertThat(registry.sees("/register/" + mistake.path("entryId").asString())
                        .is(200)
                        .text())
                .contains("撤銷「升級」", "已撤銷");
        teacher.posts(entry + "/void", wrong).is(403);
        registry.posts(entry + "/void", wrong).is(204);

        JsonNode list =
                registry.sees("/api/register-entries?entryYear=115").is(200).json();
        assertThat(list.path("items").valueStream().map(line -> line.path("number")
                        .asString()))
                .doesNotContain(number);
        assertThat(list.path("voided").size()).isZero();
        assertThat(list.path("voidedTotal").asInt()).isEqualTo(1);
        JsonNode asked = registry.sees("/api/register-entries?entryYear=115&voided=true")
                .is(200)
                .json();
        assertThat(asked.path("voided").path(0).path("number").asString()).isEqualTo(number);
        assertThat(asked.path("voided").path(0).path("reason").asString()).isEqualTo("選錯學生");
        JsonNode explained = registry.posts("/api/register-entries/search", Form.of("studentNumber", number))
                .is(200)
                .json();
        assertThat(explained.path("items").size()).isZero();
        assertThat(explained.path("voided").path(0).path("voidedBy").asString()).isEqualTo("registry-j");
        assertThat(registry.sees("/register?entryYear=115").is(200).text())
                .contains("顯示已作廢的學籍（1）")
                .doesNotContain("選錯學生");
        assertThat(registry.sees("/register?entryYear=115&voided=true").is(200).text())
                .contains("<s>", number, "選錯學生");
        String page = "/register/" + mistake.path("entryId").asString();
        for (String gone : List.of(page, page + "/class-change")) {
            assertThat(registry.sees(gone).is(200).text()).as(gone).contains("誤登的學籍，已經作廢", number, "選錯學生");
        }
        registry.sees(page + "/return").is(302);
    }

    @Test
    @Tag("R-HL-34")
    void g_a_full_school_owes_the_notice_of_its_vacancies_in_the_winter_holiday() {
        at("2027-12-16T10:00");
        Person head = person("head-j");
        registry.puts("/api/places", Form.object().put("grade", 8).put("places", 200))
                .is(204);
        assertThat(registry.sees("/pupils").is(200).text()).doesNotContain("寒假於");

        at("2028-01-21T08:00");
        awaits(() -> assertThat(registry.sees("/pupils").is(200).text()).contains("缺額公告", "寒假於"));
        awaits(() -> assertThat(registry.sees("/api/inbox").is(200).text()).contains("VACANCY_NOTICE"));
        assertThat(head.sees("/board").is(200).text()).contains("寒假於");
        assertThat(teacher.sees("/pupils?of=ALL").is(200).text()).doesNotContain("寒假於");

        at("2028-01-25T08:00");
        awaits(() -> assertThat(head.sees("/api/inbox").is(200).text()).contains("VACANCY_NOTICE", "TASKS_MISSED"));
        String number = entered(anybody(), "TRANSFERRED_IN", 8, "2013-06-06")
                .path("number")
                .asString();
        JsonNode mistake = entered(anybody(), "TRANSFERRED_IN", 8, "2013-06-06");
        registry.posts(
                        "/api/register-entries/" + mistake.path("entryId").asString() + "/void",
                        Form.of("reason", "選錯學生"))
                .is(204);
        registry.posts(
                        "/api/places/notice",
                        Form.of("postedOn", "2028-01-25")
                                .put("publicUntil", "2028-02-10")
                                .put("bureauLetter", "府教字第8號"))
                .is(204);
        awaits(() -> assertThat(registry.sees("/pupils").is(200).text()).doesNotContain("寒假於"));

        assertThat(registry.sees("/places/taken-in/file").is(200).text())
                .contains(number, "轉入", "2028-01-25")
                .doesNotContain(mistake.path("number").asString(), "2027-");
        teacher.sees("/places/taken-in/file").is(403);
    }

    @Test
    @Tag("ST-ER-04")
    @Tag("ST-ER-05")
    @Tag("R-HL-08")
    @Tag("R-HL-10")
    void a_the_register_is_walked_by_keyboard() {
        at("2026-08-31T08:30");
        RegisterByKeyboard.fromEntryToReturn(URL, anybody());
    }

    private JsonNode entered(String nationalId, String movement, int grade, String bornOn) {
        return entered(nationalId, movement, grade, bornOn, today());
    }

    private JsonNode entered(String nationalId, String movement, int grade, String bornOn, String on) {
        return registry.posts(
                        "/api/register-entries",
                        pupil(nationalId, movement, grade, bornOn).put("on", on))
                .is(200)
                .json()
                .path("results")
                .path(0);
    }

    private static void awaits(ThrowingRunnable so) {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(so);
    }

    private static ObjectNode pupil(String nationalId, String movement, int grade, String bornOn) {
        return Form.of("nationalId", nationalId)
                .put("name", "羅以恩")
                .put("bornOn", bornOn)
                .put("grade", grade)
                .put("className", grade + "05")
                .put("movement", movement)
                .put("on", today());
    }

    private static ObjectNode movement(String movement, String on) {
        return Form.of("movement", movement).put("on", on);
    }

    private static String anybody() {
        return Student.nationalId(RANDOM);
    }

    private static String today() {
        return CLOCK.instant().atZone(Story.TAIPEI).toLocalDate().toString();
    }

    private static Service started() {
        at("2026-08-31T07:50");
        return Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    }

    private static Person person(String account) {
        return new Person(account, As.account(URL, account));
    }

    private static void at(String moment) {
        CLOCK.moveTo(LocalDateTime.parse(moment).atZone(Story.TAIPEI).toInstant());
    }
}
