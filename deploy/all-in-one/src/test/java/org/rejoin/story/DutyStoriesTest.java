package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.story.Story.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.browser.CounsellorInJanuary;
import org.rejoin.signin.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people owe the cases, from November to February: each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class DutyStoriesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Random RANDOM = new Random();
    private static final MovableClock CLOCK = startingAt("2026-11-02T10:00:00+08:00");
    private static final Service SERVICE =
            Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    private static final String URL = SERVICE.address();

    private static String leftAtOne = "";

    private final Person tutor = new Person("tutor-a", As.account(URL, "tutor-a"));
    private final Person counsellor = new Person("counsellor-a", As.account(URL, "counsellor-a"));
    private final Person registrar = new Person("registrar-a", As.account(URL, "registrar-a"));
    private final Person countyOfficer = new Person("county", As.account(URL, "county"));
    private final Story story = new Story();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Tag("ST-P-04")
    @Tag("R-CLS-06")
    @Tag("DIS11")
    @Tag("L02")
    void a_st_p_04_absence_turned_suspension_asks_for_a_suspension() {
        Student student = born("余書瑜");
        String absence = reported("UNEXCUSED_ABSENCE", student);
        suggests(absence, "ABSENCE_7D_TO_SUSPENSION");
        awaits(() -> assertThat(
                        duty(absence, "ANSWER_SUGGESTION").path("standing").asString())
                .isEqualTo("OPEN"));
        story.closes(registrar, absence, "ABSENCE_7D_TO_SUSPENSION").is(204);
        awaits(() -> {
            assertThat(duty(absence, "ANSWER_SUGGESTION").path("standing").asString())
                    .isEqualTo("MET");
            JsonNode followUp = duty(absence, "FOLLOW_UP_SUSPENSION");
            assertThat(followUp.path("standing").asString()).isEqualTo("OPEN");
            assertThat(followUp.path("text").asString()).contains("需填報一筆休學");
        });
        awaits(() -> assertThat(story.rowIn(registrar, "CLOSED", absence)
                        .path("nextAction")
                        .asString())
                .isEqualTo("FILE_SUSPENSION"));
        assertThat(mine(registrar))
                .anySatisfy(duty -> assertThat(duty.path("kind").asString()).isEqualTo("FOLLOW_UP_SUSPENSION"));

        String suspension = reported("SUSPENSION", student);
        awaits(() -> assertThat(
                        duty(absence, "FOLLOW_UP_SUSPENSION").path("standing").asString())
                .isEqualTo("MET"));
        awaits(() -> assertThat(
                        duty(suspension, "TRACKINGS_OF_SEMESTER").path("text").asString())
                .isEqualTo("本學期追蹤 0/2 筆，學期將於 116/01/31 結束"));
    }

    @Test
    @Tag("ST-G-03")
    @Tag("R-REP-03")
    @Tag("c20")
    @Tag("c21")
    void b_st_g_03_what_waits_for_the_principal_reporter_shows_for_how_long() {
        String waiting = waiting("UNEXCUSED_ABSENCE", born("周以安"));
        awaits(() ->
                assertThat(duty(waiting, "REPORT").path("standing").asString()).isEqualTo("OPEN"));

        CLOCK.moveTo(Instant.parse("2026-11-10T08:00:00+08:00"));
        awaits(() -> {
            JsonNode row = story.rowIn(tutor, "PENDING", waiting);
            assertThat(row.path("daysWaiting").asInt()).isEqualTo(8);
            assertThat(row.path("light").asString()).isEqualTo("AMBER");
            assertThat(row.path("lightReason").asString()).isEqualTo("REPORT");
            assertThat(story.kindsInInboxOf(registrar, waiting)).contains("OBLIGATION_DUE_SOON");
        });
        assertThat(duty(waiting, "REPORT").path("text").asString()).contains("待主要通報人通報");
        assertThat(story.kindsInInboxOf(tutor, waiting)).doesNotContain("OBLIGATION_DUE_SOON");
        assertThat(obligations(countyOfficer, ""))
                .noneMatch(duty -> duty.path("caseId").asString().equals(waiting));

        CLOCK.moveTo(Instant.parse("2026-11-16T08:00:00+08:00"));
        awaits(() -> {
            assertThat(story.rowIn(tutor, "PENDING", waiting).path("light").asString())
                    .isEqualTo("RED");
            assertThat(story.kindsInInboxOf(registrar, waiting)).containsOnlyOnce("OBLIGATION_MISSED");
        });
        story.reports(registrar, waiting).is(204);
        awaits(() -> {
            assertThat(story.rowIn(tutor, "TRACKING", waiting).path("light").asString())
                    .isEqualTo("NONE");
            assertThat(duty(waiting, "REPORT").path("standing").asString()).isEqualTo("MISSED");
            assertThat(duty(waiting, "REPORT").path("metOn").asString()).isEqualTo("2026-11-16");
        });
    }

    @Test
    @Tag("ST-C-05")
    @Tag("R-TRK-02")
    @Tag("L05")
    @Tag("c24")
    void c_st_c_05_mid_january_one_record_where_two_are_due() {
        String caseId = reported("UNEXCUSED_ABSENCE", born("尤承恩"));
        leftAtOne = reported("UNEXCUSED_ABSENCE", born("尤承安"));
        tracks(caseId);
        tracks(leftAtOne);

        CLOCK.moveTo(Instant.parse("2027-01-15T10:00:00+08:00"));
        awaits(() -> {
            assertThat(duty(caseId, "TRACKINGS_OF_SEMESTER").path("text").asString())
                    .isEqualTo("本學期追蹤 1/2 筆，學期將於 116/01/31 結束");
            assertThat(story.kindsInInboxOf(counsellor, caseId)).containsOnlyOnce("OBLIGATION_DUE_SOON");
            assertThat(story.kindsInInboxOf(tutor, caseId)).containsOnlyOnce("OBLIGATION_DUE_SOON");
        });
        assertThat(mine(counsellor))
                .anyMatch(duty -> duty.path("caseId").asString().equals(caseId));

        String number = story.caseOf(registrar, caseId).path("caseNumber").asString();
        CounsellorInJanuary.writesTheSecondRecord(URL, caseId, number);
        awaits(() -> {
            assertThat(duty(caseId, "TRACKINGS_OF_SEMESTER").path("standing").asString())
                    .isEqualTo("MET");
            assertThat(story.inboxOf(counsellor, caseId))
                    .allMatch(item -> item.path("overtaken").asBoolean());
        });
        CounsellorInJanuary.readsThatItIsDone(URL, caseId, number);
    }

    @Test
    @Tag("ST-J-04")
    @Tag("ST-C-05")
    @Tag("R-LTA-02")
    @Tag("c24")
    void d_st_j_04_at_the_end_of_the_semester_two_records_are_met_or_missed() {
        CLOCK.moveTo(Instant.parse("2027-01-20T10:00:00+08:00"));
        String late = reported("SUSPENSION", born("溫知夏"));
        CLOCK.moveTo(Instant.parse("2027-02-01T08:00:00+08:00"));

        awaits(() -> {
            List<JsonNode> duties = duties(leftAtOne, "TRACKINGS_OF_SEMESTER");
            assertThat(duties).hasSize(2);
            assertThat(duties.get(0).path("text").asString()).isEqualTo("115-1 未達兩次");
            assertThat(duties.get(0).path("dueOn").asString()).isEqualTo("2027-01-31");
            assertThat(duties.get(1).path("semester").asString()).isEqualTo("115-2");
            assertThat(story.kindsInInboxOf(counsellor, leftAtOne)).containsOnlyOnce("OBLIGATION_MISSED");
        });
        // who was reported in the last 30 days of a semester owes it nothing
        awaits(() -> assertThat(duties(late, "TRACKINGS_OF_SEMESTER"))
                .singleElement()
                .satisfies(duty -> assertThat(duty.path("semester").asString()).isEqualTo("115-2")));
        awaits(() -> assertThat(story.rowIn(registrar, "TRACKING", leftAtOne)
                        .path("light")
                        .asString())
                .isEqualTo("RED"));

        // it stays for ever, and closing stays possible
        suggests(leftAtOne, "RETURNED_TO_SCHOOL");
        story.closes(registrar, leftAtOne, "RETURNED_TO_SCHOOL").is(204);
        awaits(() -> {
            List<JsonNode> duties = duties(leftAtOne, "TRACKINGS_OF_SEMESTER");
            assertThat(duties).hasSize(2);
            assertThat(duties.get(0).path("standing").asString()).isEqualTo("MISSED");
            assertThat(duties.get(0).path("text").asString()).isEqualTo("115-1 未達兩次");
            assertThat(duties.get(1).path("waiver").asString()).isEqualTo("CLOSED");
            assertThat(story.rowIn(registrar, "CLOSED", leftAtOne).path("light").asString())
                    .isEqualTo("NONE");
        });
    }

    private void tracks(String caseId) {
        story.tracks(counsellor, caseId, Form.record(CLOCK.instant().minus(Duration.ofHours(1))))
                .is(204);
    }

    private void suggests(String caseId, String reason) {
        ObjectNode record = Form.record(CLOCK.instant().minus(Duration.ofHours(1)));
        story.tracks(registrar, caseId, record.put("closureReason", reason).put("description", "已確定去向。"))
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

    private JsonNode duty(String caseId, String kind) {
        List<JsonNode> found = duties(caseId, kind);
        assertThat(found).as(kind).isNotEmpty();
        return found.get(found.size() - 1);
    }

    private List<JsonNode> duties(String caseId, String kind) {
        return story.caseOf(registrar, caseId)
                .path("obligations")
                .valueStream()
                .filter(duty -> duty.path("kind").asString().equals(kind))
                .toList();
    }

    private static Stream<JsonNode> mine(Person person) {
        return obligations(person, "&mine=true");
    }

    private static Stream<JsonNode> obligations(Person person, String more) {
        return person.sees("/api/obligations?size=100" + more)
                .is(200)
                .json()
                .path("items")
                .valueStream();
    }

    private static void awaits(ThrowingRunnable assertion) {
        await().pollInSameThread().atMost(SOON).untilAsserted(assertion);
    }

    private static Student born(String name) {
        return new Student(Student.nationalId(RANDOM), name, LocalDate.parse("2010-03-05"));
    }

    private static MovableClock startingAt(String instant) {
        MovableClock clock = new MovableClock();
        clock.moveTo(Instant.parse(instant));
        return clock;
    }
}
