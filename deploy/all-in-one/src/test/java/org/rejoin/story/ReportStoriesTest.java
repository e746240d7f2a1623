package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
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

/** Letter, report and papers of registry at 清泉國中, each story in a week of its own. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ReportStoriesTest {

    private static final List<DayOfWeek> THREE = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY);
    private static final Random RANDOM = new Random();
    private static final LocalDate FIRST_MONDAY = LocalDate.parse("2026-11-02");
    private static final MovableClock CLOCK = new MovableClock();
    private static final Service SERVICE = started();
    private static final String URL = SERVICE.address();

    private final Person teacher = person("class-teacher-j");
    private final Person registry = person("registry-j");
    private final Person counselling = person("counselling-j");
    private final Person head = person("head-j");
    private final String nationalId = Student.nationalId(RANDOM);

    private LocalDate monday = FIRST_MONDAY;

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    @Tag("ST-ER-02")
    @Tag("ST-ER-01")
    @Tag("SOP-3.3")
    @Tag("SOP-4.2")
    @Tag("R-SCOPE-13")
    @Tag("L19")
    @Tag("L20")
    void a_st_er_02_letter_report_fax_and_letter_and_whom_the_police_search() throws IOException {
        String pupil = away("羅以恩", THREE);
        notThere(registry, pupil, "POLICE_LETTER");
        assertThat(pdf(registry, pupil, "PARENT_LETTER"))
                .contains("未到校通知（限時掛號）", "羅以恩", "連續 3 個上課日", "地址：（系統無此資料，請填寫）")
                .doesNotContain(nationalId);
        meets(pupil, "REGISTERED_LETTER", "012345").is(204);
        assertThat(pdf(registry, pupil, "PARENT_LETTER")).contains("掛號 012345");
        notThere(registry, pupil, "DROPOUT_NOTICE");

        away("羅以恩", List.of(DayOfWeek.THURSDAY));
        JsonNode beginning =
                registry.sees("/api/pupils/" + pupil + "/report").is(200).json();
        assertThat(beginning.path("dueOn").asString()).isEqualTo("2026-11-05");
        assertThat(beginning.path("absentOn").size()).isEqualTo(4);
        assertThat(beginning.path("nationalId").asString()).contains("＊＊＊＊");
        assertThat(page(registry, "/pupils/" + pupil + "/report"))
                .contains("羅以恩", "限時掛號通知家長", "＊＊＊＊")
                .doesNotContain(nationalId, "從事性交易");
        reports(pupil, report("SOCIAL_OTHER")).isProblem(400).pointsAt("/other");
        reports(pupil, report("SOCIAL_INTERNET_CAFE")).is(204);

        JsonNode letter = duty(pupil, "LETTER_TO_COMMITTEE");
        assertThat(letter.path("dueOn").asString()).isEqualTo("2026-11-10");
        JsonNode met = duty(pupil, "DROPOUT_REPORT");
        assertThat(met.path("standing").asString()).isEqualTo("MET");
        assertThat(met.path("doneOn").asString()).isEqualTo("2026-11-05");
        assertThat(met.path("reference").asString()).isEqualTo("1150001");
        assertThat(pdf(registry, pupil, "DROPOUT_NOTICE"))
                .contains("輟學通報單", nationalId, "1150001", "流連或沉迷網咖", "賴組長", "03-1234567");
        notThere(registry, pupil, "INDIGENOUS_LETTER");
        assertThat(pdf(registry, pupil, "POLICE_LETTER"))
                .contains("函報警察局少年警察隊", nationalId, "請協助查尋", "賴組長", "03-1234567")
                .doesNotContain("流連或沉迷網咖");
        assertThat(pdf(registry, pupil, "BUREAU_LETTER"))
                .contains("縣（市）政府教育局（處）", "1150001")
                .doesNotContain("流連或沉迷網咖");

        meets(pupil, "FAX_TO_COMMITTEE", null).is(204);
        meets(pupil, "LETTER_TO_COMMITTEE", "清泉教字第1150100001號").is(204);
        assertThat(duty(pupil, "LETTER_TO_COMMITTEE").path("reference").asString())
                .isEqualTo("清泉教字第1150100001號");

        String file =
                registry.sees("/pupils/police/file?purpose=SEARCH").is(200).text();
        assertThat(file).contains("羅以恩", nationalId, "2026-11-02", "1150001").doesNotContain("網咖");
        registry.sees("/pupils/police/file").is(404);
        teacher.sees("/pupils/police/file?purpose=SEARCH").is(403);
        assertThat(head.sees("/pupils/police/file?purpose=CHECK&format=XLSX")
                        .is(200)
                        .header("Content-Type"))
                .contains("spreadsheetml");

        assertThat(accesses("PUPIL_PRINTED")).contains(pupil + " paper=PARENT_LETTER", pupil + " paper=DROPOUT_NOTICE");
        assertThat(accesses("POLICE_DATA_EXPORTED")).contains("purpose=SEARCH format=CSV");
    }

    @Test
    @Tag("ST-ER-02")
    @Tag("c16")
    @Tag("SOP-4.4")
    void b_st_er_02_who_walks_in_before_the_report_is_not_reported() {
        week(1);
        String pupil = away("羅以恩", THREE);
        records("羅以恩", DayOfWeek.THURSDAY, "PRESENT");

        assertThat(pupilOf(pupil).path("inARow").asInt()).isZero();
        reports(pupil, report("FAMILY_CARE")).isProblem(409).hasBlockers("NO_REPORT_OWED");
        assertThat(page(registry, "/pupils/" + pupil + "/report")).contains("目前不需通報");
        assertThat(kinds(pupil)).contains("CARE_AND_HELP").doesNotContain("DROPOUT_REPORT", "RETURN_SLIP");
    }

    @Test
    @Tag("ST-ER-02")
    @Tag("SOP-4.2")
    void c_st_er_02_an_indigenous_pupil_is_also_written_of_to_the_bureau_and_the_return_is_told_to_all()
            throws IOException {
        week(2);
        String pupil = away("巴奈", THREE);
        away("巴奈", List.of(DayOfWeek.THURSDAY));
        teacher.posts(
                        "/api/pupils/" + pupil + "/conditions",
                        Form.object()
                                .put("indigenous", true)
                                .put("urgent", false)
                                .put("causeKnown", false))
                .is(204);
        reports(pupil, report("FAMILY_CARE")).is(204);
        assertThat(duty(pupil, "LETTER_TO_INDIGENOUS_BUREAU").path("standing").asString())
                .isEqualTo("OPEN");
        assertThat(pdf(registry, pupil, "INDIGENOUS_LETTER"))
                .contains("正本：原住民族行政局；副本：教育局（處）")
                .doesNotContain("須照顧家人");
        notThere(registry, pupil, "RETURN_NOTICE");

        week(3);
        records("巴奈", DayOfWeek.MONDAY, "PRESENT");
        assertThat(duty(pupil, "RETURN_SLIP").path("dueOn").asString())
                .isEqualTo(monday.plusDays(3).toString());
        assertThat(pdf(registry, pupil, "RETURN_NOTICE")).contains("復學通報單", "復學日期", "1150001");
        meets(pupil, "RETURN_REPORT", "1150002").is(204);
        meets(pupil, "RETURN_SLIP", "清泉教字第1150100002號").is(204);
        assertThat(registry.sees("/pupils/police/file?purpose=SEARCH").is(200).text())
                .doesNotContain("巴奈");
    }

    @Test
    @Tag("ST-ER-07")
    @Tag("R-HL-09")
    void d_st_er_07_what_was_done_in_vain_goes_to_the_committee_as_annex() throws IOException {
        week(4);
        String pupil = away("羅以恩", THREE);
        away("羅以恩", List.of(DayOfWeek.THURSDAY));
        teacher.posts(
                        "/api/pupils/" + pupil + "/duties/"
                                + duty(pupil, "CONTACT_FAMILY").path("dutyId").asString() + "/meet",
                        Form.of("doneOn", on(DayOfWeek.THURSDAY).toString()).put("note", "父親情緒激動"))
                .is(204);
        reports(pupil, report("FAMILY_PARENTING")).is(204);

        assertThat(pdf(registry, pupil, "COMMITTEE_LETTER"))
                .contains("附件：已辦理事項", "聯繫學生、法定代理人或主要照顧者", "父（母）或監護人管教失當")
                .doesNotContain("父親情緒激動");
        teacher.sees("/pupils/" + pupil + "/print?paper=COMMITTEE_LETTER").is(403);
        counselling.sees("/pupils/" + pupil + "/papers").is(403);
        meets(pupil, "LETTER_TO_COMMITTEE", "清泉教字第1150100003號").is(204);
    }

    @Test
    @Tag("ST-ER-02")
    @Tag("SOP-4.2")
    void e_st_er_02_a_report_made_before_the_pupil_walked_in_is_told_after() throws IOException {
        week(5);
        String pupil = away("羅以恩", THREE);
        away("羅以恩", List.of(DayOfWeek.THURSDAY));
        records("羅以恩", DayOfWeek.THURSDAY, LocalTime.of(10, 0), "ARRIVED");
        await().untilAsserted(
                        () -> assertThat(page(registry, "/pupils/" + pupil)).contains("到校前已通報？"));
        assertThat(page(registry, "/pupils/" + pupil + "/report")).contains("學生已於");

        reports(pupil, report("FAMILY_CARE")).is(204);
        assertThat(duty(pupil, "DROPOUT_REPORT").path("standing").asString()).isEqualTo("MET");
        assertThat(duty(pupil, "FAX_TO_COMMITTEE").path("standing").asString()).isEqualTo("OPEN");
        assertThat(pdf(registry, pupil, "RETURN_NOTICE")).contains("復學通報單", "1150001");
        assertThat(registry.sees("/pupils/police/file?purpose=SEARCH").is(200).text())
                .doesNotContain("2026-12-07");
    }

    @Test
    @Tag("ST-ER-02")
    @Tag("SOP-4.2")
    @Tag("L20")
    void f_st_er_02_a_report_told_wrongly_is_corrected_and_what_was_told_first_stays() throws IOException {
        week(6);
        String pupil = away("羅以恩", THREE);
        assertThat(page(registry, "/pupils/" + pupil + "/report/correction")).contains("尚未登錄通報");
        away("羅以恩", List.of(DayOfWeek.THURSDAY));
        reports(pupil, report("FAMILY_CARE")).is(204);
        meets(pupil, "FAX_TO_COMMITTEE", null).is(204);
        assertThat(page(registry, "/pupils/" + pupil)).contains("通報內容與更正");
        assertThat(page(teacher, "/pupils/" + pupil)).doesNotContain("通報內容與更正");
        assertThat(page(registry, "/pupils/" + pupil + "/report/correction"))
                .contains("value=\"1150001\"", "儲存更正", "沒有更正過");
        assertThat(page(head, "/pupils/" + pupil + "/report/correction"))
                .contains("1150001", "更正由")
                .doesNotContain("儲存更正");
        teacher.sees("/pupils/" + pupil + "/report/correction").is(403);

        String letter = duty(pupil, "LETTER_TO_COMMITTEE").path("dueOn").asString();
        corrects(pupil, report("FAMILY_CARE")).isProblem(409).hasBlockers("REPORT_NOT_CHANGED");
        corrects(
                        pupil,
                        report("FAMILY_CARE")
                                .put("reportedOn", on(DayOfWeek.FRIDAY).toString()))
                .isProblem(400)
                .pointsAt("/reportedOn");
        corrects(
                        pupil,
                        report("FAMILY_CARE")
                                .put("reportedOn", on(DayOfWeek.MONDAY).toString()))
                .isProblem(400)
                .pointsAt("/reportedOn");
        corrects(
                        pupil,
                        report("FAMILY_ECONOMIC")
                                .put("reportedOn", on(DayOfWeek.WEDNESDAY).toString())
                                .put("reference", "1150011")
                                .put("contactPhone", "03-7654321"))
                .is(204);

        assertThat(duty(pupil, "DROPOUT_REPORT").path("reference").asString()).isEqualTo("1150011");
        assertThat(owed(pupil, "LETTER_TO_COMMITTEE").path("dueOn").asString()).isLessThan(letter);
        assertThat(pupilOf(pupil)
                        .path("duties")
                        .valueStream()
                        .filter(one -> one.path("kind").asString().equals("FAX_TO_COMMITTEE"))
                        .map(one -> one.path("standing").asString()))
                .containsExactly("MET");
        assertThat(pdf(registry, pupil, "DROPOUT_NOTICE"))
                .contains("1150011", "經濟因素", "03-7654321")
                .doesNotContain("1150001");
        assertThat(page(registry, "/pupils/" + pupil + "/report/correction"))
                .contains("更正紀錄", "編號誤植", "更正前", "1150001", "value=\"1150011\"");

        String day = duty(pupil, "DROPOUT_REPORT").path("day").asString();
        CLOCK.moveTo(on(DayOfWeek.FRIDAY).atTime(9, 0).atZone(Story.TAIPEI).toInstant());
        teacher.puts(
                        "/api/pupils/" + pupil + "/attendance/" + day,
                        Form.of("mark", "LEAVE_GRANTED").put("leave", "SICK").put("reason", "補附住院證明"))
                .is(204);
        corrects(pupil, report("FAMILY_CARE")).isProblem(409).hasBlockers("REPORT_TAKEN_BACK");
        assertThat(page(registry, "/pupils/" + pupil + "/report/correction"))
                .contains("通報已撤回")
                .doesNotContain("儲存更正");
    }

    private static Service started() {
        CLOCK.moveTo(FIRST_MONDAY.atTime(7, 50).atZone(Story.TAIPEI).toInstant());
        return Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    }

    private static Person person(String account) {
        return new Person(account, As.account(URL, account));
    }

    private void week(int number) {
        monday = FIRST_MONDAY.plusWeeks(number);
    }

    private LocalDate on(DayOfWeek day) {
        return monday.plusDays(day.getValue() - 1L);
    }

    private String away(String name, List<DayOfWeek> days) {
        return days.stream()
                .map(day -> records(name, day, "ABSENT"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private String records(String name, DayOfWeek day, String mark) {
        return records(name, day, LocalTime.of(8, 10), mark);
    }

    // two of one day are told at two times: what was recorded last stands
    private String records(String name, DayOfWeek day, LocalTime at, String mark) {
        CLOCK.moveTo(on(day).atTime(at).atZone(Story.TAIPEI).toInstant());
        ObjectNode list = Form.object().put("day", on(day).toString()).put("className", "705");
        list.putArray("entries")
                .add(Form.object()
                        .put("nationalId", nationalId)
                        .put("name", name)
                        .put("mark", mark));
        return teacher.posts("/api/attendance", list)
                .is(200)
                .json()
                .path("results")
                .path(0)
                .path("watchId")
                .asString();
    }

    private ObjectNode report(String mainReason) {
        return Form.of("reportedOn", on(DayOfWeek.THURSDAY).toString())
                .put("reference", "1150001")
                .put("ground", "WITHOUT_LEAVE")
                .put("mainReason", mainReason)
                .put("contactName", "賴組長")
                .put("contactPhone", "03-1234567");
    }

    private Answer reports(String pupil, ObjectNode report) {
        return registry.posts("/api/pupils/" + pupil + "/report", report);
    }

    private Answer corrects(String pupil, ObjectNode report) {
        return registry.posts("/api/pupils/" + pupil + "/report/correction", report.put("reason", "編號誤植"));
    }

    private JsonNode owed(String pupil, String kind) {
        return pupilOf(pupil)
                .path("duties")
                .valueStream()
                .filter(duty -> duty.path("kind").asString().equals(kind)
                        && duty.path("standing").asString().equals("OPEN"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + kinds(pupil)));
    }

    private Answer meets(String pupil, String kind, @Nullable String reference) {
        String day = LocalDate.ofInstant(CLOCK.instant(), Story.TAIPEI).toString();
        ObjectNode evidence = Form.of("doneOn", day).put("note", "已送出");
        if (reference != null) {
            evidence.put("reference", reference);
        }
        return registry.posts(
                "/api/pupils/" + pupil + "/duties/"
                        + duty(pupil, kind).path("dutyId").asString() + "/meet",
                evidence);
    }

    private JsonNode pupilOf(String pupil) {
        return registry.sees("/api/pupils/" + pupil).is(200).json();
    }

    private List<String> kinds(String pupil) {
        return pupilOf(pupil)
                .path("duties")
                .valueStream()
                .map(duty -> duty.path("kind").asString())
                .toList();
    }

    private JsonNode duty(String pupil, String kind) {
        return pupilOf(pupil)
                .path("duties")
                .valueStream()
                .filter(duty -> duty.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + kinds(pupil)));
    }

    private static String page(Person reader, String path) {
        return reader.sees(path, "Accept", "text/html").is(200).text();
    }

    private static void notThere(Person reader, String pupil, String paper) {
        reader.sees("/pupils/" + pupil + "/print?paper=" + paper, "Accept", "text/html")
                .is(404);
        assertThat(page(reader, "/pupils/" + pupil + "/papers")).doesNotContain("print?paper=" + paper);
    }

    private static String pdf(Person reader, String pupil, String paper) throws IOException {
        Answer answer =
                reader.sees("/pupils/" + pupil + "/print.pdf?paper=" + paper).is(200);
        assertThat(answer.header("Content-Type")).startsWith("application/pdf");
        try (PDDocument file = Loader.loadPDF(answer.said().bytes())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(file).replaceAll("\\R", "");
        }
    }

    private static List<String> accesses(String action) {
        return person("agency")
                .sees("/api/access-log?size=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("action").asString().equals(action))
                .map(entry -> entry.path("subject").asString())
                .toList();
    }
}
