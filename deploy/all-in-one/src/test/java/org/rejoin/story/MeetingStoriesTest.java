package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.browser.MeetingByKeyboard;
import org.rejoin.signin.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The meetings of 清泉國中, each story in a week of its own: each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class MeetingStoriesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Random RANDOM = new Random();
    private static final MovableClock CLOCK = new MovableClock();
    private static final Service SERVICE = started();
    private static final String URL = SERVICE.address();

    private final Person teacher = person("class-teacher-j");
    private final Person affairs = person("student-affairs-j");
    private final Person registry = person("registry-j");
    private final Person counselling = person("counselling-j");
    private final Person head = person("head-j");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Tag("ST-EH-02")
    @Tag("SOP-2.3")
    void a_st_eh_02_twelve_pupils_on_day_two_and_the_head_says_who_visits_whom() {
        List<String> ids =
                IntStream.range(0, 12).mapToObj(n -> Student.nationalId(RANDOM)).toList();
        List<String> pupils = absent("2026-11-02", ids);
        assertThat(owed().isMissingNode()).isTrue();
        absent("2026-11-03", ids.subList(0, 10));
        assertThat(owed().isMissingNode()).as("ten are not more than ten").isTrue();
        absent("2026-11-03", ids.subList(10, 12));
        awaits(() -> assertThat(owed().path("pupils").asInt()).isEqualTo(12));
        assertThat(owed().path("threshold").asInt()).isEqualTo(10);
        assertThat(owed().path("dueOn").asString()).isEqualTo("2026-11-03");
        assertThat(owed().path("overdue").asBoolean()).isFalse();

        ObjectNode plan = plan("STAFFING", "2026-11-03", pupils);
        affairs.posts("/api/meetings", plan).isProblem(409).hasBlockers("STAFFING_MEETING_OF_HEAD");
        String meeting = calls(head, plan);
        ObjectNode held = held("2026-11-03", "HEAD", "STUDENT_AFFAIRS");
        head.posts(meeting + "/hold", held).isProblem(400).pointsAt("/decisions");
        ArrayNode visits = held.putArray("decisions");
        for (int i = 0; i < pupils.size(); i++) {
            visits.add(Form.of("pupil", pupils.get(i))
                    .put("owner", i % 2 == 0 ? "CLASS_TEACHER" : "COUNSELLING_OFFICE")
                    .put("visit", true)
                    .put("dueOn", "2026-11-04"));
        }
        head.posts(meeting + "/hold", held).is(204);

        assertThat(owed().isMissingNode()).isTrue();
        JsonNode tasks = teacher.sees(meeting).is(200).json().path("tasks");
        assertThat(tasks.size()).isEqualTo(12);
        assertThat(tasks.valueStream()
                        .filter(task -> task.path("owner").asString().equals("CLASS_TEACHER")))
                .hasSize(6)
                .allSatisfy(task -> assertThat(task.path("visit").asBoolean()).isTrue());
        // told those named: in their list, and counted in their menu
        assertThat(page(teacher, "/pupils")).contains("訪視", "會議");

        at("2026-11-04T08:00");
        absent("2026-11-04", ids);
        assertThat(owed().isMissingNode())
                .as("whose visit was assigned counts no more")
                .isTrue();
        at("2026-11-05T00:30");
        awaits(() -> assertThat(head.sees(meeting)
                        .is(200)
                        .json()
                        .path("tasks")
                        .path(0)
                        .path("missed")
                        .asBoolean())
                .isTrue());
    }

    @Test
    @Tag("ST-EH-02")
    @Tag("SOP-2.3")
    void b_st_eh_02_the_meeting_is_late_and_is_not_owed_once_pupils_are_back() {
        List<String> ids =
                IntStream.range(0, 11).mapToObj(n -> Student.nationalId(RANDOM)).toList();
        absent("2026-11-09", ids);
        absent("2026-11-10", ids);
        awaits(() -> assertThat(owed().path("pupils").asInt()).isEqualTo(11));
        at("2026-11-11T00:30");
        awaits(() -> assertThat(owed().path("overdue").asBoolean()).isTrue());
        assertThat(page(head, "/board")).contains("召開會議統整學校人力");

        at("2026-11-11T08:10");
        list("2026-11-11", ids.subList(0, 1), "PRESENT");
        awaits(() -> assertThat(owed().isMissingNode()).isTrue());
        list("2026-11-11", ids, "PRESENT");
    }

    @Test
    @Tag("ST-EH-03")
    @Tag("ST-ES-03")
    @Tag("SOP-3.3")
    @Tag("SOP-3.4")
    void c_st_eh_03_the_meeting_of_day_three_and_what_it_decided() {
        String pupil = awayFor("2026-11-16", 3);
        assertThat(duty(pupil, "RESPONSE_MEETING").path("standing").asString()).isEqualTo("OPEN");

        ObjectNode plan = plan("RESPONSE", "2026-11-18", List.of(pupil));
        teacher.posts("/api/meetings", plan).isProblem(403);
        counselling.posts("/api/meetings", plan).isProblem(409).hasBlockers("MEETING_KIND_OF_OTHERS");
        affairs.posts("/api/meetings", plan.deepCopy().put("day", "2026-11-17"))
                .isProblem(400)
                .pointsAt("/day");
        ObjectNode nobody = plan.deepCopy();
        nobody.putArray("invited");
        affairs.posts("/api/meetings", nobody).isProblem(400).pointsAt("/invited");
        String meeting = calls(affairs, plan);
        affairs.posts("/api/meetings", plan).is(201);
        affairs.posts("/api/meetings", plan.deepCopy().put("place", "會議室"))
                .isProblem(409)
                .hasBlockers("MEETING_ID_TAKEN");
        assertThat(teacher.sees(meeting).is(200).json().path("standing").asString())
                .isEqualTo("PLANNED");

        ObjectNode held = held("2026-11-18", "STUDENT_AFFAIRS", "POLICE");
        minutes(held, pupil, "鄰居稱全家外出，手機未接");
        head.posts(meeting + "/hold", held).isProblem(400).pointsAt("/participants");
        held.putArray("participants");
        head.posts(meeting + "/hold", held).isProblem(400).pointsAt("/participants");
        held.set("participants", guests("HEAD", "STUDENT_AFFAIRS", "POLICE"));
        head.posts(meeting + "/hold", held.deepCopy().put("heldOn", "2026-11-17"))
                .isProblem(400)
                .pointsAt("/heldOn");
        ObjectNode ownerless = held.deepCopy();
        ownerless.putArray("decisions").add(decision(pupil, "STUDENT_AFFAIRS", "2026-11-17"));
        ((ObjectNode) ownerless.path("decisions").path(0)).putNull("owner");
        head.posts(meeting + "/hold", ownerless)
                .isProblem(400)
                .pointsAt("/decisions/0/owner")
                .pointsAt("/decisions/0/dueOn");
        held.putArray("decisions").add(decision(pupil, "STUDENT_AFFAIRS", "2026-11-19"));
        head.posts(meeting + "/hold", held).is(204);
        head.posts(meeting + "/hold", held).is(204);

        JsonNode kept = affairs.sees(meeting).is(200).json();
        assertThat(kept.path("standing").asString()).isEqualTo("HELD");
        assertThat(kept.path("pupils").path(0).path("minutes").asString()).isEqualTo("鄰居稱全家外出，手機未接");
        assertThat(kept.path("tasks").size()).isEqualTo(1);
        assertThat(registry.sees(meeting).is(200).text()).doesNotContain("鄰居", "洽派出所");
        JsonNode met = duty(pupil, "RESPONSE_MEETING");
        assertThat(met.path("standing").asString()).isEqualTo("MET");
        assertThat(met.path("doneOn").asString()).isEqualTo("2026-11-18");

        ObjectNode addition = Form.of("additionId", UUID.randomUUID().toString());
        registry.posts(meeting + "/additions", addition).is(403);
        affairs.posts(meeting + "/additions", addition).isProblem(400).pointsAt("/minutes");
        addition.putArray("minutes").add(Form.of("pupil", pupil).put("text", "派出所回電，已查訪"));
        addition.putArray("decisions").add(decision(pupil, "COUNSELLING_OFFICE", "2026-11-20"));
        affairs.posts(meeting + "/additions", addition).is(204);
        affairs.posts(meeting + "/additions", addition).is(204);
        ObjectNode otherwise = addition.deepCopy();
        otherwise.putArray("decisions");
        affairs.posts(meeting + "/additions", otherwise).isProblem(409).hasBlockers("MEETING_ADDITION_TAKEN");
        JsonNode supplemented = affairs.sees(meeting).is(200).json();
        assertThat(supplemented.path("pupils").path(0).path("minutes").asString())
                .isEqualTo("鄰居稱全家外出，手機未接");
        JsonNode added = supplemented.path("pupils").path(0).path("added").path(0);
        assertThat(added.path("text").asString()).isEqualTo("派出所回電，已查訪");
        assertThat(added.path("by").asString()).isEqualTo("student-affairs-j");
        assertThat(supplemented.path("tasks").size()).isEqualTo(2);
        assertThat(registry.sees(meeting).is(200).text()).doesNotContain("查訪");
        assertThat(page(affairs, meeting.substring("/api".length()))).contains("派出所回電，已查訪", "補充：");
        assertThat(page(counselling, "/pupils")).contains("洽派出所協尋");

        String task =
                meeting + "/tasks/" + kept.path("tasks").path(0).path("taskId").asString();
        teacher.posts(task + "/finish", done("2026-11-18")).isProblem(403).hasBlockers("MEETING_TASK_OF_OTHERS");
        affairs.posts(task + "/waive", Form.because("學生已返校")).isProblem(403);
        assertThat(page(affairs, "/pupils")).contains("洽派出所協尋");
        at("2026-11-20T08:00");
        awaits(() -> assertThat(taskOf(meeting).path("standing").asString()).isEqualTo("OVERDUE"));
        affairs.posts(task + "/finish", done("2026-11-20")).is(204);
        assertThat(taskOf(meeting).path("standing").asString()).isEqualTo("DONE");
        assertThat(taskOf(meeting).path("missed").asBoolean()).isTrue();
        head.posts(meeting + "/cancel", Form.of("ground", "MISTAKE"))
                .isProblem(409)
                .hasBlockers("MEETING_IS_HELD");
    }

    @Test
    @Tag("ST-EC-03")
    @Tag("SOP-4.3")
    void d_st_ec_03_the_team_for_the_return_meets_under_the_head() {
        String pupil = awayFor("2026-11-23", 4);
        ObjectNode plan = plan("REINTEGRATION", "2026-11-26", List.of(pupil));
        String cancelled = calls(counselling, plan);
        counselling.posts(cancelled + "/cancel", Form.of("ground", "POSTPONED")).is(204);
        counselling.posts(cancelled + "/cancel", Form.of("ground", "POSTPONED")).is(204);
        ObjectNode held = held("2026-11-26", "HEAD", "COUNSELLING_OFFICE", "ENROLMENT_COMMITTEE");
        minutes(held, pupil, "由專輔教師介入輔導");
        held.putArray("decisions").add(decision(pupil, "COUNSELLING_OFFICE", "2026-11-30"));
        counselling.posts(cancelled + "/hold", held).isProblem(409).hasBlockers("MEETING_IS_CANCELLED");
        assertThat(duty(pupil, "REINTEGRATION_TEAM").path("standing").asString())
                .isEqualTo("OPEN");

        String meeting =
                calls(counselling, plan.put("meetingId", UUID.randomUUID().toString()));
        counselling.posts(meeting + "/hold", held).is(204);

        assertThat(duty(pupil, "REINTEGRATION_TEAM").path("standing").asString())
                .isEqualTo("MET");
        assertThat(taskOf(meeting).path("owner").asString()).isEqualTo("COUNSELLING_OFFICE");
        assertThat(page(counselling, "/pupils")).contains("洽派出所協尋");
        head.posts(meeting + "/tasks/" + taskOf(meeting).path("taskId").asString() + "/waive", Form.because("轉由社工辦理"))
                .is(204);
        assertThat(taskOf(meeting).path("standing").asString()).isEqualTo("WAIVED");
        assertThat(taskOf(meeting).path("reason").asString()).isEqualTo("轉由社工辦理");
    }

    @Test
    @Tag("ST-EC-02")
    @Tag("SOP-3.5")
    void e_st_ec_02_a_case_meeting_begins_the_follow_up() {
        String pupil = awayFor("2026-11-30", 3);
        affairs.posts(
                        "/api/pupils/" + pupil + "/conditions",
                        Form.object()
                                .put("indigenous", false)
                                .put("urgent", false)
                                .put("causeKnown", true))
                .is(204);
        String meeting = calls(counselling, plan("CASE", "2026-12-04", List.of(pupil)));
        at("2026-12-04T15:00");
        ObjectNode held = held("2026-12-04", "HEAD", "COUNSELLING_OFFICE", "PARENTS");
        minutes(held, pupil, "親子衝突，安排每週晤談");
        counselling.posts(meeting + "/hold", held).is(204);

        assertThat(duty(pupil, "CASE_MEETING").path("standing").asString()).isEqualTo("MET");
        assertThat(duty(pupil, "MONTHLY_EVALUATION").path("standing").asString())
                .isEqualTo("OPEN");
    }

    @Test
    @Tag("ST-EH-03")
    @Tag("SOP-3.3")
    void f_st_eh_03_is_walked_by_keyboard() {
        String pupil = awayFor("2026-12-07", 3);
        MeetingByKeyboard.fromCallToTask(URL, "/pupils/" + pupil);
    }

    private static Service started() {
        at("2026-11-02T07:50");
        return Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    }

    private static Person person(String account) {
        return new Person(account, As.account(URL, account));
    }

    private static void at(String moment) {
        CLOCK.moveTo(LocalDateTime.parse(moment).atZone(Story.TAIPEI).toInstant());
    }

    /** That morning, of class 705. @return the ids of the watches */
    private List<String> absent(String day, List<String> ids) {
        at(day + "T08:10");
        return list(day, ids, "ABSENT");
    }

    private List<String> list(String day, List<String> ids, String mark) {
        ObjectNode list = Form.of("day", day).put("className", "705");
        ArrayNode entries = list.putArray("entries");
        ids.forEach(
                id -> entries.add(Form.of("nationalId", id).put("name", "羅以恩").put("mark", mark)));
        return teacher.posts("/api/attendance", list)
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .map(result -> result.path("watchId").asString())
                .toList();
    }

    /** @return the id of the watch */
    private String awayFor(String monday, int days) {
        List<String> ids = List.of(Student.nationalId(RANDOM));
        List<String> pupils = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            pupils.addAll(absent(LocalDate.parse(monday).plusDays(i).toString(), ids));
        }
        return pupils.get(0);
    }

    private ObjectNode plan(String kind, String day, List<String> pupils) {
        ObjectNode plan = Form.of("meetingId", UUID.randomUUID().toString())
                .put("kind", kind)
                .put("day", day)
                .put("startsAt", "14:30")
                .put("place", "校長室");
        ArrayNode about = plan.putArray("pupils");
        pupils.forEach(about::add);
        plan.set("invited", guests("HEAD", "STUDENT_AFFAIRS", "POLICE"));
        return plan;
    }

    /** @return its address */
    private static String calls(Person person, ObjectNode plan) {
        person.posts("/api/meetings", plan).is(201);
        return "/api/meetings/" + plan.path("meetingId").asString();
    }

    private static ObjectNode held(String day, String... participants) {
        ObjectNode held = Form.of("heldOn", day);
        held.set("participants", guests(participants));
        return held;
    }

    private static ArrayNode guests(String... who) {
        ArrayNode guests = Form.object().putArray("guests");
        for (String one : who) {
            ObjectNode guest = Form.of("who", one);
            guests.add(one.equals("POLICE") ? guest.put("organisation", "清泉派出所") : guest);
        }
        return guests;
    }

    private static void minutes(ObjectNode held, String pupil, String text) {
        held.putArray("minutes").add(Form.of("pupil", pupil).put("text", text));
    }

    private static ObjectNode decision(String pupil, String owner, String dueOn) {
        return Form.of("pupil", pupil)
                .put("owner", owner)
                .put("visit", false)
                .put("what", "洽派出所協尋")
                .put("dueOn", dueOn);
    }

    private static ObjectNode done(String day) {
        return Form.of("doneOn", day).put("note", "派出所已受理");
    }

    private JsonNode owed() {
        return head.sees("/api/meetings").is(200).json().path("owed");
    }

    private JsonNode taskOf(String meeting) {
        return head.sees(meeting).is(200).json().path("tasks").path(0);
    }

    private JsonNode duty(String pupil, String kind) {
        return head.sees("/api/pupils/" + pupil)
                .is(200)
                .json()
                .path("duties")
                .valueStream()
                .filter(duty -> duty.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind));
    }

    private static String page(Person reader, String path) {
        return reader.sees(path, "Accept", "text/html").is(200).text();
    }

    private static void awaits(ThrowingRunnable assertion) {
        await().pollInSameThread().atMost(SOON).untilAsserted(assertion);
    }
}
