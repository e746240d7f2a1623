package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 學籍勾稽與勞保查詢: what other authorities know, from file to page. */
class RegisterStoriesTest {

    private static final String HEADING = "學校代碼,部別,身分證字號,學生姓名,出生日期,學號,學籍狀態\n";

    private final Story story = new Story();

    @Test
    @Tag("ST-T-01")
    @Tag("R-FLD-01")
    @Tag("R-FLD-02")
    @Tag("c22")
    @Tag("c30")
    void st_t_01_name_and_birth_date_come_from_the_register_and_each_look_up_is_recorded() {
        Student student = story.student("江宥辰");
        Student unknown = story.student("林宥嘉");
        fed(student, "990001", "日間部");

        JsonNode found = lookUp(story.tutor, student);
        assertThat(found.at("/student/name").asString()).isEqualTo(student.name());
        assertThat(found.at("/student/birthDate").asString())
                .isEqualTo(student.birthDate().toString());
        assertThat(lookUp(story.otherRegistrar, student).path("student").isNull())
                .isTrue();

        ObjectNode form = story.formAbout(student);
        form.withObject("/student").put("name", "打錯的名字").put("birthDate", "2011-01-01");
        String caseId = story.draft(story.tutor, "UNEXCUSED_ABSENCE", form);
        JsonNode page = story.caseOf(story.tutor, caseId);
        assertThat(page.at("/form/student/name").asString()).isEqualTo(student.name());
        assertThat(page.path("registerChecked").asBoolean()).isTrue();
        assertThat(page.at("/register/source").asString()).isEqualTo("REGISTER");
        assertThat(story.rowIn(story.tutor, "ALL", caseId)
                        .path("registerChecked")
                        .asBoolean())
                .isTrue();

        String byHand = story.draft(story.tutor, "UNEXCUSED_ABSENCE", story.formAbout(unknown));
        assertThat(story.caseOf(story.tutor, byHand).path("registerChecked").asBoolean())
                .isFalse();
        String log = story.registrar
                .sees("/api/access-log?account=tutor-a&size=100")
                .is(200)
                .text();
        assertThat(log).contains("REGISTER_LOOKED_UP").doesNotContain(student.nationalId(), student.name());
    }

    @Test
    @Tag("ST-T-03")
    @Tag("R-SCOPE-07")
    @Tag("R-AGE-01")
    @Tag("R-FLD-02")
    @Tag("N10")
    void st_t_03_the_student_looks_adult_because_the_register_s_birth_date_is_wrong() {
        Student student = story.student("方子晏");
        Student wrong = new Student(student.nationalId(), student.name(), story.today.minusYears(18));
        fed(wrong, "990001", "日間部");
        assertThat(lookUp(story.tutor, student).path("adult").asBoolean()).isTrue();
        String never = UUID.randomUUID().toString();
        Answer refused = story.files(story.tutor, never, "UNEXCUSED_ABSENCE", story.formAbout(student))
                .isProblem(409)
                .hasCode("STUDENT_IS_ADULT");
        assertThat(refused.text()).contains("該生已滿18歲，無需填報", "出生日期由學籍系統帶入，如有錯誤請致電學籍系統更改資料");
        story.tutor.sees(at(never, "")).isProblem(404);

        fed(student, "990001", "日間部");
        String caseId = story.draft(story.tutor, "UNEXCUSED_ABSENCE", story.formAbout(student));
        assertThat(story.caseOf(story.tutor, caseId)
                        .at("/form/student/birthDate")
                        .asString())
                .isEqualTo(student.birthDate().toString());
    }

    @Test
    @Tag("ST-P-03")
    @Tag("T11")
    @Tag("R-CLS-01")
    @Tag("R-CLS-03")
    @Tag("R-CLS-10")
    @Tag("N11")
    @Tag("c5")
    void st_p_03_closing_when_the_register_disagrees() {
        Student student = story.student("鄭宇軒");
        fed(student, "990001", "日間部");
        String caseId = story.reported(story.tutor, student);
        story.tracks(story.counsellor, caseId, story.recordSuggesting("OTHER_SENIOR_HIGH"))
                .is(204);
        assertThat(story.action(story.registrar, caseId, "CLOSE")
                        .path("allowed")
                        .asBoolean())
                .isTrue();
        assertThat(story.action(story.registrar, caseId, "CLOSE")
                        .path("asksRegister")
                        .asBoolean())
                .isTrue();

        Answer refused = story.closes(story.registrar, caseId, "OTHER_SENIOR_HIGH")
                .isProblem(409)
                .hasBlockers("REGISTER_MISMATCH");
        assertThat(refused.text()).contains("學生學籍所在地與學籍不符", "顯示：本校", "學籍基本資料（例：生日）有誤", "請致電學籍系統");
        assertThat(refused.text()).containsPattern("學籍系統（\\d{3}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2} 查詢）顯示：本校");
        assertThat(story.statusOf(caseId)).isEqualTo("PENDING_CLOSURE");

        fed(student, "990002", "日間部");
        story.closes(story.registrar, caseId, "OTHER_SENIOR_HIGH").is(204);
        JsonNode page = story.caseOf(story.registrar, caseId);
        assertThat(page.path("closureReason").asString()).isEqualTo("OTHER_SENIOR_HIGH");
        assertThat(page.path("closedAt").asString()).isNotBlank();
        assertThat(page.at("/closureRegister/school").asString()).isEqualTo("990002");
        assertThat(page.at("/closureRegister/askedAt").asString()).isNotBlank();
    }

    @Test
    @Tag("ST-P-05")
    @Tag("R-CLS-03")
    @Tag("c6")
    void st_p_05_a_light_for_a_student_who_is_not_gone_does_not_close_the_case() {
        Student student = story.student("周品妤");
        fed(student, "990001", "日間部");
        String caseId = story.reported(story.tutor, student);
        String transferIn = UUID.randomUUID().toString();
        story.entersTransferIn(story.otherRegistrar, transferIn, student.nationalId())
                .is(200);
        assertThat(story.lightOf(caseId)).isEqualTo("GREEN");
        story.tracks(story.registrar, caseId, story.recordSuggesting("OTHER_SENIOR_HIGH"))
                .is(204);

        story.closes(story.registrar, caseId, "OTHER_SENIOR_HIGH")
                .isProblem(409)
                .hasBlockers("REGISTER_MISMATCH");

        story.registrar
                .posts(at(caseId, "/decline-closure"), Form.because("學生仍在本校"))
                .is(204);
        story.otherRegistrar
                .deletes("/api/transfer-ins/" + transferIn + "/lines/1", Form.because("身分證字號輸入錯誤"))
                .is(204);
        assertThat(story.lightOf(caseId)).isEqualTo("NONE");
    }

    @Test
    @Tag("ST-P-06")
    @Tag("R-SCOPE-09")
    @Tag("R-TRF-06")
    @Tag("T19")
    @Tag("N02")
    @Tag("c5")
    void st_p_06_from_day_school_to_night_school() {
        Student student = story.student("谷思妤");
        fed(student, "990001", "日間部");
        String caseId = story.reported(story.tutor, student);

        fed(student, "990001", "進修部");

        assertThat(story.lightOf(caseId)).isEqualTo("GREEN");
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).containsOnlyOnce("TRANSFER_IN");
        story.tracks(story.registrar, caseId, story.recordSuggesting("OTHER_SENIOR_HIGH"))
                .is(204);
        story.closes(story.registrar, caseId, "OTHER_SENIOR_HIGH").is(204);
        assertThat(story.registrar.sees(at(caseId, "/history")).is(200).text()).contains("學籍系統顯示轉入", "990001N");
    }

    @Test
    @Tag("ST-C-04")
    @Tag("R-CLS-04")
    @Tag("R-LI-01")
    @Tag("SC09")
    @Tag("L16")
    void st_c_04_nothing_found_is_not_no_job_and_work_is_no_reason_to_close() {
        Student student = story.student("尤承恩");
        Student somebody = story.student("某人");
        String caseId = story.reported(story.tutor, student);
        delivered("LABOUR", somebody);

        JsonNode found = insurance(story.counsellor, "LABOUR", student).is(200).json();
        assertThat(found.path("rows")).isEmpty();
        assertThat(found.path("notice").asString()).matches("資料日期：\\d{3}/\\d{2}/\\d{2}；交換頻率為每兩個月一次，此資料並非即時資料");
        story.tracks(
                        story.counsellor,
                        caseId,
                        story.record().put("lifeSituation", "WORKING").put("description", "在麵店工作。"))
                .is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("ST-K-02")
    @Tag("SC09")
    @Tag("R-LI-01")
    @Tag("IF03")
    @Tag("c30")
    void st_k_02_the_county_looks_up_for_a_school_that_asked_and_it_is_recorded() {
        Student student = story.student("謝承勳");
        Student nobodys = story.student("某人");
        delivered("FARMERS", student);
        insurance(story.countyOfficer, "FARMERS", student).isProblem(404);
        String caseId = story.reported(story.tutor, student);

        JsonNode found =
                insurance(story.countyOfficer, "FARMERS", student).is(200).json();
        assertThat(found.at("/rows/0/employer").asString()).isEqualTo("示範農會");
        assertThat(found.path("dataDate").asString()).isNotBlank();
        insurance(story.countyOfficer, "FARMERS", nobodys).isProblem(404);
        insurance(story.manager, "FARMERS", student).isProblem(403);

        String log = story.agencyOfficer
                .sees("/api/access-log?account=county&size=100")
                .is(200)
                .text();
        assertThat(log).contains("INSURANCE_LOOKED_UP", "FARMERS", caseId).doesNotContain(student.nationalId(), "示範農會");
    }

    private void fed(Student student, String school, String division) {
        story.agencyOfficer
                .uploads(
                        "/api/register/feed?scope=CHANGES&dataDate=" + story.today,
                        "register.csv",
                        HEADING
                                + String.join(
                                        ",",
                                        school,
                                        division,
                                        student.nationalId(),
                                        student.name(),
                                        student.birthDate().toString(),
                                        "11301001",
                                        "在籍\n"))
                .is(200);
    }

    private void delivered(String kind, Student student) {
        LocalDate dataDate = story.today.minusMonths(1);
        story.agencyOfficer
                .uploads(
                        "/api/insurance/files?kind=" + kind + "&dataDate=" + dataDate,
                        "insurance.csv",
                        "身分證字號,生效日期,單位名稱,通訊地址\n" + student.nationalId() + ",2024-08-15,示範農會,示範縣松濤鄉一號\n")
                .is(200);
    }

    private static JsonNode lookUp(Person person, Student student) {
        return person.posts("/api/register/lookup", Form.of("nationalId", student.nationalId()))
                .is(200)
                .json();
    }

    private static Answer insurance(Person person, String kind, Student student) {
        return person.posts("/api/insurance/search", Form.of("kind", kind).put("nationalId", student.nationalId()));
    }
}
