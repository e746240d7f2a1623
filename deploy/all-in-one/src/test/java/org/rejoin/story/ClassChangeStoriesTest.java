package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.signin.MovableClock;
import org.rejoin.story.School.Applicant;
import tools.jackson.databind.node.ObjectNode;

/** 賴組長 of 清泉國中 and pupils who do not settle in: 莫校長 hears of it, and both see what is next; each test goes on in time. */
@Tag("R-HL-33")
@TestMethodOrder(MethodOrderer.MethodName.class)
class ClassChangeStoriesTest {

    private static final Random RANDOM = new Random();
    private static final MovableClock CLOCK = new MovableClock();
    private static final Service SERVICE = started();
    private static final String URL = SERVICE.address();
    private static final String ERASED = "內容已依個資法刪除 (text erased)";
    private static final String TASK_COUNSELLING = "登錄輔導結果";
    private static final String TASK_DECISION = "登錄決議";
    private static final String TASK_EVALUATION = "登錄評估";
    private static final String TASK_LETTER = "登錄轉請";
    private static final String POSSIBLE_SINCE = "起可辦理，未定期限";

    private final Person registry = person("registry-j");
    private final Person head = person("head-j");
    private final Person teacher = person("class-teacher-j");
    private final Person counselling = person("counselling-j");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void a_each_step_waits_from_its_day_and_what_was_written_is_read_again() {
        at("2026-09-01T09:00");
        String entry = entered(registry, Student.nationalId(RANDOM), "2026-09-01");
        String step = "/api/register-entries/" + entry + "/class-change";
        String page = "/register/" + entry + "/class-change";
        registry.posts(step, Form.of("requestedOn", "2026-09-01").put("reason", "與同儕相處困難"))
                .is(204);
        awaits(() -> assertThat(head.sees("/inbox?show=ALL").is(200).text()).contains("羅以恩：家長申請改編班級", page));
        assertThat(registry.sees("/api/inbox").is(200).text()).doesNotContain("CLASS_CHANGE_REQUESTED");
        assertThat(tasks(registry)).doesNotContain(page);

        // the first mistake: a day too early
        at("2026-09-30T09:00");
        registry.posts(step + "/counselling", Form.of("endedOn", "2026-09-30").put("records", 4))
                .isProblem(409)
                .hasBlockers("COUNSELLING_TOO_SHORT");
        assertThat(tasks(registry)).doesNotContain(page);

        at("2026-10-01T09:00");
        assertThat(tasks(registry)).contains(page, TASK_COUNSELLING, POSSIBLE_SINCE, "data-live=\"menu-pupils\">1<");
        assertThat(tasks(head)).contains(page, TASK_COUNSELLING);
        for (Person other : new Person[] {teacher, counselling}) {
            assertThat(other.sees("/pupils?of=ALL").is(200).text()).doesNotContain(page, "改編班級");
            other.asks(page).is(403);
        }
        registry.posts(step + "/counselling", Form.of("endedOn", "2026-10-01").put("records", 4))
                .is(204);
        assertThat(tasks(registry)).contains(TASK_DECISION, "lane-later").doesNotContain(TASK_COUNSELLING);

        at("2026-11-01T09:00");
        assertThat(tasks(registry)).contains(TASK_DECISION, "lane-today").doesNotContain("lane-overdue");
        at("2026-11-02T09:00");
        assertThat(tasks(registry)).contains(TASK_DECISION, "lane-overdue");
        assertThat(head.sees("/board").is(200).text())
                .contains(page, TASK_DECISION)
                .doesNotContain("與同儕相處困難");
        ObjectNode decision = Form.of("decidedOn", "2026-11-02")
                .put("approved", true)
                .put("className", "702")
                .put("minutes", "委員會同意");
        head.posts(step + "/decision", decision).is(204);
        // the second: another class, after it was decided
        registry.posts(step + "/decision", decision.deepCopy().put("className", "703"))
                .isProblem(409)
                .hasBlockers("CLASS_CHANGE_RECORDED_OTHERWISE");
        awaits(() -> assertThat(registry.sees("/inbox?show=ALL").is(200).text()).contains("羅以恩：委員會已決議改編班級"));
        assertThat(head.sees("/api/inbox").is(200).text()).doesNotContain("CLASS_CHANGE_DECIDED");
        assertThat(tasks(registry)).doesNotContain(page);

        // the third: before three months
        at("2027-02-01T09:00");
        ObjectNode evaluation =
                Form.of("evaluatedOn", "2027-02-01").put("settled", false).put("note", "仍適應不良");
        registry.posts(step + "/evaluation", evaluation).isProblem(409).hasBlockers("EVALUATION_TOO_EARLY");
        assertThat(tasks(registry)).doesNotContain(page);

        at("2027-02-02T09:00");
        assertThat(tasks(registry)).contains(page, TASK_EVALUATION);
        registry.posts(step + "/evaluation", evaluation.put("evaluatedOn", "2027-02-02"))
                .is(204);
        assertThat(tasks(registry)).contains(page, TASK_LETTER).doesNotContain(TASK_EVALUATION);
        registry.posts(step + "/forward", Form.of("forwardedOn", "2027-02-02").put("bureauLetter", "府教字第9號"))
                .is(204);
        assertThat(tasks(registry)).doesNotContain(page);
        String written = registry.sees(page).is(200).text();
        assertThat(written)
                .containsSubsequence("與同儕相處困難", "輔導紀錄筆數", "<dd>4</dd>", "同意改編", "702", "委員會同意", "仍適應不良", "府教字第9號");

        registry.posts(step, Form.of("requestedOn", "2027-02-02").put("reason", "再次申請"))
                .is(204);
        assertThat(registry.sees(page).is(200).text()).containsSubsequence("再次申請", "先前的申請", "與同儕相處困難", "府教字第9號");
    }

    @Test
    void b_nothing_waits_of_a_pupil_who_left_the_school() {
        at("2027-03-01T09:00");
        String entry = entered(registry, Student.nationalId(RANDOM), "2027-03-01");
        String page = "/register/" + entry + "/class-change";
        registry.posts(
                        "/api/register-entries/" + entry + "/class-change",
                        Form.of("requestedOn", "2027-03-01").put("reason", "作息不同"))
                .is(204);
        at("2027-04-01T09:00");
        assertThat(tasks(registry)).contains(page);

        registry.posts(
                        "/api/register-entries/" + entry + "/movements",
                        Form.of("movement", "TRANSFERRED_OUT").put("on", "2027-04-01"))
                .is(204);
        assertThat(tasks(registry)).doesNotContain(page);
        assertThat(registry.sees(page).is(200).text()).contains("作息不同");
    }

    @Test
    @Tag("R-HL-26")
    void c_what_was_written_goes_with_an_erasure_and_the_days_stay() {
        Story story = new Story();
        Student student = story.student("簡士安");
        Person clerk = new Person("registry-j");
        LocalDate requested = story.today.minusMonths(6);
        String entry = entered(clerk, student.nationalId(), requested.toString());
        String step = "/api/register-entries/" + entry + "/class-change";
        String page = "/register/" + entry + "/class-change";
        clerk.posts(step, Form.of("requestedOn", requested.toString()).put("reason", "午休時被排擠"))
                .is(204);
        clerk.posts(
                        step + "/counselling",
                        Form.of("endedOn", requested.plusMonths(1).toString()).put("records", 4))
                .is(204);
        clerk.posts(
                        step + "/decision",
                        Form.of("decidedOn", requested.plusMonths(1).toString())
                                .put("approved", true)
                                .put("className", "702")
                                .put("minutes", "與導師談過三次"))
                .is(204);
        clerk.posts(
                        step + "/evaluation",
                        Form.of("evaluatedOn", requested.plusMonths(4).toString())
                                .put("settled", true)
                                .put("note", "下課會找同學打球"))
                .is(204);
        assertThat(clerk.sees(page).is(200).text()).contains("午休時被排擠", "與導師談過三次", "下課會找同學打球");

        ObjectNode request = Form.of("erasureId", UUID.randomUUID().toString())
                .put("nationalId", student.nationalId())
                .put("dataClass", "COUNSELLING");
        request.set("legalBasis", Form.of("code", "SUBJECT_REQUEST"));
        story.agencyOfficer.posts("/api/erasures", request).is(201);
        secondOfficer(story)
                .posts("/api/erasures/" + request.path("erasureId").asString() + "/approve")
                .is(204);

        awaits(() -> assertThat(clerk.sees(page).is(200).text())
                .contains(ERASED, "702", "<dd>4</dd>")
                .doesNotContain("午休時被排擠", "與導師談過三次", "下課會找同學打球"));
    }

    private static Person secondOfficer(Story story) {
        Applicant named = Applicant.named("駱明哲");
        ObjectNode application = named.application("990001", "AGENCY_OFFICER");
        application.putNull("school");
        story.agencyOfficer.posts("/api/accounts", application).is(201);
        named.setsPassword(named.mail(School.APPROVED).token(), School.PASSWORD).is(204);
        return named.signsIn();
    }

    /** The page of the reader's own tasks; the menu counts as many as it lists. */
    private static String tasks(Person reader) {
        return reader.sees("/pupils").is(200).text();
    }

    private static String entered(Person registry, String nationalId, String on) {
        return registry.posts(
                        "/api/register-entries",
                        Form.of("nationalId", nationalId)
                                .put("name", "羅以恩")
                                .put("bornOn", "2013-05-20")
                                .put("grade", 7)
                                .put("className", "705")
                                .put("movement", "ENROLLED")
                                .put("on", on))
                .is(200)
                .json()
                .path("results")
                .path(0)
                .path("entryId")
                .asString();
    }

    private static void awaits(ThrowingRunnable so) {
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(so);
    }

    private static Service started() {
        at("2026-09-01T07:50");
        return Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    }

    private static Person person(String account) {
        return new Person(account, As.account(URL, account));
    }

    private static void at(String moment) {
        CLOCK.moveTo(LocalDateTime.parse(moment).atZone(Story.TAIPEI).toInstant());
    }
}
