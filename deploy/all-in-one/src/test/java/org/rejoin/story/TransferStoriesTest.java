package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.browser.TransferByKeyboard;
import org.rejoin.signin.MovableClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 賴組長 of 清泉國中 and the pupils who leave it, by the national rules; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class TransferStoriesTest {

    private static final Random RANDOM = new Random();
    private static final MovableClock CLOCK = new MovableClock();
    private static final Service SERVICE = started();
    private static final String URL = SERVICE.address();

    private final Person teacher = person("class-teacher-j");
    private final Person registry = person("registry-j");
    private final Person head = person("head-j");
    private final String pupil = Student.nationalId(RANDOM);
    private final String transfer = "/api/transfers-out/" + UUID.randomUUID();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Tag("ST-ER-03")
    @Tag("R-HL-11")
    @Tag("R-HL-13")
    @Tag("R-HL-30")
    @Tag("L25")
    @Tag("N17")
    @Tag("c15")
    void a_st_er_03_transfer_out_never_arrives() throws IOException {
        at("2026-11-02T10:00");
        registry.posts("/api/transfers-out", certificate("2026-11-02", "MOVED")).is(201);
        assertThat(explained(teacher).path("arrivalDueOn").asString()).isEqualTo("2026-11-05");
        assertThat(explained(teacher).path("toldUntil").asString()).isEqualTo("2026-11-05");
        assertThat(explained(teacher).path("countsAsOurs").asBoolean()).isTrue();

        at("2026-11-03T08:10");
        assertThat(attendance("2026-11-03").path("inARow").asInt()).isEqualTo(1);

        at("2026-11-04T09:00");
        JsonNode phoned = registry.posts(transfer + "/arrival", notice("PHONE", "2026-11-04"))
                .is(200)
                .json();
        assertThat(phoned.path("proved").asBoolean()).isFalse();
        assertThat(phoned.path("missing").toString()).contains("WRITTEN_NOTICE_MISSING");

        at("2026-11-05T23:00");
        assertThat(duty("ARRIVAL_NOTICE").path("missed").asBoolean()).isFalse();

        at("2026-11-06T00:01");
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(kinds())
                .contains("DROPOUT_REPORT"));
        assertThat(duty("ARRIVAL_NOTICE").path("missed").asBoolean()).isTrue();
        assertThat(duty("DROPOUT_REPORT").path("dueOn").asString()).isEqualTo("2026-11-06");
        assertThat(explained(head).path("report").path("name").asString()).isEqualTo("羅以恩");

        at("2026-11-06T08:30");
        String page = transfer.replace("/api", "");
        assertThat(page(page + "/report")).contains("115 學年度代碼", "學校聯絡人").doesNotContain("從事性交易");
        registry.sees(page + "/print?paper=DROPOUT_NOTICE", "Accept", "text/html")
                .is(404);
        registry.posts(transfer + "/report", Form.of("reportedOn", "2026-11-06").put("reference", "1150002"))
                .isProblem(400)
                .pointsAt("/contactName", "/contactPhone", "/mainReason");
        registry.posts(transfer + "/report", report("SOCIAL_OTHER"))
                .isProblem(400)
                .pointsAt("/other");
        registry.posts(transfer + "/report", report("FAMILY_CARE")).is(204);
        assertThat(page(page)).contains("通報內容", "須照顧家人", "賴組長", "輟學通報單");
        teacher.sees(page + "/print?paper=DROPOUT_NOTICE").is(403);
        assertThat(pdf(page, "DROPOUT_NOTICE"))
                .contains("輟學通報單", pupil, "1150002", "轉學後三日內未完成報到", "須照顧家人", "03-1234567");
        assertThat(pdf(page, "POLICE_LETTER"))
                .contains("函報警察局少年警察隊", pupil, "03-1234567")
                .doesNotContain("須照顧家人");
        assertThat(pdf(page, "BUREAU_LETTER")).contains("教育局（處）", "1150002").doesNotContain("須照顧家人");
        assertThat(pdf(page, "COMMITTEE_LETTER")).contains("逾期未接獲轉入學校報到通知", "文號：（發文時填）");
        assertThat(duty("LETTER_TO_COMMITTEE").path("dueOn").asString()).isEqualTo("2026-11-11");
    }

    private static ObjectNode report(String mainReason) {
        return Form.of("reportedOn", "2026-11-06")
                .put("reference", "1150002")
                .put("mainReason", mainReason)
                .put("contactName", "賴組長")
                .put("contactPhone", "03-1234567");
    }

    private String page(String path) {
        return registry.sees(path, "Accept", "text/html").is(200).text();
    }

    private String pdf(String page, String paper) throws IOException {
        Answer answer = registry.sees(page + "/print.pdf?paper=" + paper).is(200);
        try (PDDocument file = Loader.loadPDF(answer.said().bytes())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(file).replaceAll("\\R", "");
        }
    }

    @Test
    @Tag("ST-ER-04")
    @Tag("R-HL-12")
    @Tag("R-HL-30")
    void b_st_er_04_arrival_and_records() {
        at("2026-11-09T10:00");
        registry.posts("/api/transfers-out", certificate("2026-11-09", "MOVED")).is(201);

        at("2026-11-11T10:00");
        ObjectNode mistyped = notice("EMAIL", "2026-11-11")
                .put("nationalId", Student.nationalId(RANDOM))
                .put("reference", "轉入字第12號");
        registry.posts(transfer + "/arrival", mistyped).isProblem(409).hasBlockers("NOTICE_OF_ANOTHER_PUPIL");
        assertThat(duty("ARRIVAL_NOTICE").path("standing").asString()).isEqualTo("OPEN");

        ObjectNode notice = notice("EMAIL", "2026-11-11").put("reference", "轉入字第12號");
        registry.posts(transfer + "/arrival", notice).is(200);
        assertThat(duty("SEND_RECORDS").path("standing").asString()).isEqualTo("OPEN");
        assertThat(explained(teacher).path("countsAsOurs").asBoolean()).isFalse();

        ObjectNode mailing = Form.of("sentOn", "2026-11-11").put("registeredMail", "RR123456789TW");
        mailing.set("cards", Form.array("REGISTER", "GUIDANCE", "HEALTH"));
        registry.posts(transfer + "/records", mailing.deepCopy().put("copiesKept", false))
                .isProblem(409)
                .hasBlockers("COPIES_NOT_KEPT");
        registry.posts(transfer + "/records", mailing.put("copiesKept", true)).is(204);
        at("2026-11-13T10:00");
        registry.posts(transfer + "/receipt", Form.of("receivedOn", "2026-11-13"))
                .is(204);
        assertThat(explained(head).path("standing").asString()).isEqualTo("COMPLETE");
    }

    @Test
    @Tag("ST-ER-06")
    @Tag("R-HL-15")
    @Tag("R-HL-31")
    @Tag("R-HL-32")
    void c_st_er_06_temporary_study_is_leave_and_never_a_dropout() {
        at("2026-11-16T07:00");
        person("agency")
                .posts(
                        "/api/schools",
                        Form.of("school", "990009")
                                .put("division", "JUNIOR_HIGH")
                                .put("name", "示範縣立溪口國民中學")
                                .put("county", "990")
                                .put("authority", "COUNTY"))
                .is(201);
        ObjectNode study = pupil().put("destinationSchool", "990009J").put("from", "2026-11-16");
        registry.posts(
                        "/api/transfers-out/temporary",
                        study.deepCopy().put("destinationSchool", "990003").put("until", "2026-11-20"))
                .isProblem(400)
                .pointsAt("/destinationSchool");
        registry.posts("/api/transfers-out/temporary", study).isProblem(400).pointsAt("/until");
        registry.posts("/api/transfers-out/temporary", study.deepCopy().put("until", "2027-02-17"))
                .isProblem(409)
                .hasBlockers("TEMPORARY_STUDY_TOO_LONG");
        registry.posts("/api/transfers-out/temporary", study.put("until", "2026-11-20"))
                .is(201);
        assertThat(duty("PLACEMENT_MEETING").path("school").asString()).isEqualTo("990009J");

        for (String day : List.of("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19")) {
            at(day + "T08:10");
            assertThat(attendance(day).path("inARow").asInt()).isZero();
        }
        at("2026-11-23T08:00");
        registry.posts(transfer + "/end", Form.of("endedOn", "2026-11-20")).is(204);
        assertThat(attendance("2026-11-23").path("inARow").asInt()).isEqualTo(1);
        assertThat(kinds()).doesNotContain("DROPOUT_REPORT", "ARRIVAL_NOTICE");
    }

    @Test
    @Tag("ST-ER-07")
    @Tag("R-HL-14")
    void d_st_er_07_gone_abroad() {
        at("2026-11-24T10:00");
        registry.posts("/api/transfers-out", certificate("2026-11-24", "ABROAD"))
                .is(201);

        assertThat(explained(head).path("standing").asString()).isEqualTo("COMPLETE");
        assertThat(explained(head).path("ground").asString()).isEqualTo("ABROAD");
        assertThat(kinds()).isEmpty();
        ObjectNode mailing =
                Form.of("sentOn", "2026-11-24").put("registeredMail", "RR1").put("copiesKept", true);
        mailing.set("cards", Form.array("HEALTH"));
        registry.posts(transfer + "/records", mailing).isProblem(409).hasBlockers("DATA_STAY_HERE");
    }

    @Test
    @Tag("ST-ER-03")
    @Tag("R-HL-13")
    @Tag("R-HL-30")
    void e_st_er_03_is_walked_by_keyboard() {
        TransferByKeyboard.fromCertificateToReport(URL, CLOCK, LocalDate.parse("2026-11-30"), pupil);
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

    private ObjectNode pupil() {
        return Form.of("transferOutId", transfer.substring(transfer.lastIndexOf('/') + 1))
                .put("nationalId", pupil)
                .put("name", "羅以恩")
                .put("className", "705");
    }

    private ObjectNode certificate(String issuedOn, String ground) {
        return pupil().put("destination", "外縣市示範國中")
                .put("withinCounty", false)
                .put("issuedOn", issuedOn)
                .put("ground", ground);
    }

    private ObjectNode notice(String channel, String day) {
        return Form.of("nationalId", pupil)
                .put("channel", channel)
                .put("arrivedOn", day)
                .put("receivedOn", day);
    }

    /** 缺席, told by the class teacher that day. */
    private JsonNode attendance(String day) {
        ObjectNode list = Form.of("day", LocalDate.parse(day).toString()).put("className", "705");
        list.putArray("entries")
                .add(Form.of("nationalId", pupil).put("name", "羅以恩").put("mark", "ABSENT"));
        return teacher.posts("/api/attendance", list)
                .is(200)
                .json()
                .path("results")
                .path(0);
    }

    private JsonNode explained(Person reader) {
        return reader.sees(transfer).is(200).json().path("transfer");
    }

    private List<String> kinds() {
        return explained(registry)
                .path("duties")
                .valueStream()
                .map(duty -> duty.path("kind").asString())
                .toList();
    }

    private JsonNode duty(String kind) {
        return explained(registry)
                .path("duties")
                .valueStream()
                .filter(duty -> duty.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind));
    }
}
