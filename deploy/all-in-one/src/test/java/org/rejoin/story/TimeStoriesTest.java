package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.story.Story.at;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.signin.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens without anybody clicking, from 30 October to 3 February: each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class TimeStoriesTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Random RANDOM = new Random();
    private static final MovableClock CLOCK = startingAt("2026-10-30T10:00:00+08:00");
    private static final Service SERVICE =
            Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    private static final String URL = SERVICE.address();

    // of the second test, for the third
    private static String paused = "";
    private static String between = "";

    private final Person tutor = new Person("tutor-a", As.account(URL, "tutor-a"));
    private final Person registrar = new Person("registrar-a", As.account(URL, "registrar-a"));
    private final Story story = new Story();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Tag("ST-J-03")
    @Tag("T13")
    @Tag("R-AGE-02")
    @Tag("R-AGE-03")
    @Tag("N14")
    @Tag("L09")
    @Tag("c7")
    @Tag("c10")
    @Tag("c21")
    void a_st_j_03_somebody_turns_18() {
        Student student = born("江宥辰", "2008-11-21");
        String tracked = reported("UNEXCUSED_ABSENCE", student);
        String pending = reported("UNEXCUSED_ABSENCE", born("江宥安", "2008-11-22"));
        suggests(pending, "RETURNED_TO_SCHOOL");
        String absent = reported("LONG_TERM_ABSENCE", born("江宥廷", "2008-11-23"));
        String filed = waiting("UNEXCUSED_ABSENCE", born("江宥心", "2008-11-21"));
        String younger = reported("UNEXCUSED_ABSENCE", born("江宥恩", "2008-11-25"));
        assertThat(row(tracked).path("ageWarning").isNull()).isTrue();

        CLOCK.moveTo(Instant.parse("2026-11-01T00:10:00+08:00"));
        assertThat(row(tracked).path("ageWarning").asString()).isEqualTo("TURNING_18");
        assertThat(row(filed).path("ageWarning").asString()).isEqualTo("TURNING_18");

        // three days without a running service would look the same
        CLOCK.moveTo(Instant.parse("2026-11-24T08:00:00+08:00"));
        List.of(tracked, pending, absent).forEach(caseId -> awaitStatus(caseId, "CLOSED"));
        assertThat(story.caseOf(registrar, tracked).path("closureReason").asString())
                .isEqualTo("TURNED_18");
        assertThat(story.caseOf(registrar, younger).path("status").asString()).isEqualTo("TRACKING");
        JsonNode last = last(tracked);
        assertThat(last.path("title").asString()).isEqualTo("自動結案");
        assertThat(last.path("sentence").asString()).contains("年滿18歲自動結案");
        assertThat(last.toString()).doesNotContain("2008");
        assertThat(story.kindsInInboxOf(registrar, tracked)).containsOnlyOnce("CLOSED_AUTOMATICALLY");
        assertThat(story.kindsInInboxOf(tutor, tracked)).containsOnlyOnce("CLOSED_AUTOMATICALLY");
        assertThat(titles(tracked)).containsOnlyOnce("自動結案");

        assertThat(Answer.codesOf(
                        story.reports(registrar, filed).isProblem(409).json().path("blockers")))
                .contains("STUDENT_IS_ADULT");
        assertThat(Answer.codesOf(registrar
                        .posts(at(tracked, "/reopen"), Form.because("誤結"))
                        .isProblem(409)
                        .json()
                        .path("blockers")))
                .contains("CLOSED_BY_SYSTEM");
    }

    @Test
    @Tag("ST-P-07")
    @Tag("ST-P-08")
    @Tag("R-LTA-01")
    @Tag("R-LTA-02")
    @Tag("R-LTA-03")
    @Tag("R-LTA-04")
    @Tag("T15")
    @Tag("T16")
    @Tag("DIS12")
    @Tag("c21")
    @Tag("c26")
    void b_st_p_07_long_term_absence_with_an_absence_case_in_between() {
        Student student = born("杜品睿", "2010-03-05");
        String absence = reported("LONG_TERM_ABSENCE", student);
        assertThat(Answer.codesOf(story.closes(registrar, absence, "RETURNED_TO_SCHOOL")
                        .json()
                        .path("blockers")))
                .contains("TYPE_CLOSES_AUTOMATICALLY");

        String other = waiting("UNEXCUSED_ABSENCE", student);
        assertThat(story.caseOf(registrar, absence).path("status").asString()).isEqualTo("TRACKING");
        story.reports(registrar, other).is(204);
        awaitStatus(absence, "TEMP_CLOSED");

        suggests(other, "RETURNED_TO_SCHOOL");
        story.closes(registrar, other, "RETURNED_TO_SCHOOL").is(204);
        awaitStatus(absence, "TRACKING");
        assertThat(titles(absence)).containsSubsequence("通報", "暫時結案", "恢復長期缺課");
        String number = story.caseOf(registrar, other).path("caseNumber").asString();
        assertThat(last(absence).path("sentence").asString()).contains(number);
        assertThat(story.kindsInInboxOf(tutor, absence)).contains("PAUSED", "RESUMED");

        // closed by mistake: what resumed by it is no hindrance and pauses again
        registrar.posts(at(other, "/reopen"), Form.because("結錯學生")).is(204);
        awaitStatus(absence, "TEMP_CLOSED");
        paused = absence;
        between = other;
    }

    @Test
    @Tag("ST-J-04")
    @Tag("T14")
    @Tag("T17")
    @Tag("R-LTA-02")
    @Tag("R-LTA-04")
    @Tag("R-LTA-05")
    @Tag("c21")
    void c_st_j_04_the_semester_ends() {
        String absent = reported("LONG_TERM_ABSENCE", born("杜品妍", "2010-03-05"));
        CLOCK.moveTo(Instant.parse("2027-01-31T12:00:00+08:00"));
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> story.caseOf(registrar, absent)
                .path("status")
                .asString()
                .equals("TRACKING"));

        CLOCK.moveTo(Instant.parse("2027-02-01T00:06:00+08:00"));
        List.of(absent, paused).forEach(caseId -> awaitStatus(caseId, "CLOSED"));
        assertThat(story.caseOf(registrar, absent).path("closureReason").asString())
                .isEqualTo("SEMESTER_END");
        assertThat(last(absent).path("sentence").asString()).contains("學期結束", "115-1", "116/01/31");
        assertThat(story.caseOf(registrar, between).path("status").asString()).isEqualTo("TRACKING");
        List<JsonNode> summaries = registrar
                .sees("/api/inbox?size=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("SEMESTER_ENDED"))
                .toList();
        assertThat(summaries).hasSize(1);
        assertThat(summaries.get(0).path("data").path("cases").asInt()).isEqualTo(2);
        assertThat(summaries.get(0).path("data").path("semester").asString()).isEqualTo("115-1");

        CLOCK.moveTo(Instant.parse("2027-02-03T10:00:00+08:00"));
        suggests(between, "RETURNED_TO_SCHOOL");
        story.closes(registrar, between, "RETURNED_TO_SCHOOL").is(204);
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> story.caseOf(registrar, paused)
                .path("status")
                .asString()
                .equals("CLOSED"));

        // a calendar corrected afterwards rewrites nothing
        Person agency = new Person("agency", As.account(URL, "agency"));
        String corrected = "類別,學年度,學期,起日,迄日\n學期,115,1,115/08/01,116/02/10\n學期,115,2,116/02/11,116/07/31\n";
        agency.sends(
                        "/api/calendars/AGENCY",
                        As.Part.file("file", "行事曆.csv", corrected.getBytes(StandardCharsets.UTF_8)))
                .is(200);
        assertThat(last(absent).path("sentence").asString()).contains("116/01/31");
        assertThat(story.caseOf(registrar, absent).path("status").asString()).isEqualTo("CLOSED");
    }

    private void suggests(String caseId, String reason) {
        ObjectNode record = Form.record(CLOCK.instant().minus(Duration.ofHours(1)));
        story.tracks(registrar, caseId, record.put("closureReason", reason).put("description", "已返校。"))
                .is(204);
    }

    private String waiting(String type, Student student) {
        LocalDate today = LocalDate.ofInstant(CLOCK.instant(), Story.TAIPEI);
        String caseId = UUID.randomUUID().toString();
        story.files(tutor, caseId, type, Form.about(student, today.minusDays(10)))
                .is(201);
        tutor.posts(at(caseId, "/submit")).is(204);
        story.tracks(tutor, caseId, Form.record(CLOCK.instant().minus(Duration.ofDays(1))))
                .is(204);
        return caseId;
    }

    private String reported(String type, Student student) {
        String caseId = waiting(type, student);
        story.reports(registrar, caseId).is(204);
        return caseId;
    }

    private void awaitStatus(String caseId, String status) {
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> assertThat(
                        story.caseOf(registrar, caseId).path("status").asString())
                .isEqualTo(status));
    }

    private JsonNode row(String caseId) {
        return story.rowIn(registrar, "ALL", caseId);
    }

    private List<String> titles(String caseId) {
        return history(caseId).map(entry -> entry.path("title").asString()).toList();
    }

    private JsonNode last(String caseId) {
        return history(caseId).reduce((earlier, later) -> later).orElseThrow();
    }

    private Stream<JsonNode> history(String caseId) {
        return registrar
                .sees(at(caseId, "/history"))
                .is(200)
                .json()
                .path("entries")
                .valueStream();
    }

    private static Student born(String name, String birthDate) {
        return new Student(Student.nationalId(RANDOM), name, LocalDate.parse(birthDate));
    }

    private static MovableClock startingAt(String instant) {
        MovableClock clock = new MovableClock();
        clock.moveTo(Instant.parse(instant));
        return clock;
    }
}
