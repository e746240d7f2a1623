package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.story.Story.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.School.Applicant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 簡士弘, who left years ago, writes to the agency: 石文彥 asks, 駱明哲 decides. */
class ErasureStoriesTest {

    private static final String ERASED = "內容已依個資法刪除 (text erased)";

    private final Story story = new Story();
    private final Applicant named = Applicant.named("駱明哲");

    private Person second = Person.nobody();

    @BeforeEach
    void a_second_officer() {
        ObjectNode application = named.application("990001", "AGENCY_OFFICER");
        application.putNull("school");
        story.agencyOfficer.posts("/api/accounts", application).is(201);
        named.setsPassword(named.mail(School.APPROVED).token(), School.PASSWORD).is(204);
        second = named.signsIn();
    }

    @Test
    @Tag("ST-A-04")
    @Tag("R-HL-19")
    @Tag("R-HL-26")
    void st_a_04_a_former_student_asks_for_erasure() {
        Student student = story.student("簡士弘");
        String caseId = story.reported(story.tutor, student);
        story.suggestedAndClosed(story.registrar, caseId, "RETURNED_TO_SCHOOL");
        JsonNode before = story.caseOf(story.registrar, caseId);
        List<JsonNode> toldBefore = historyOf(caseId);
        Instant then = Instant.now();

        String register = asks(student, "REGISTER");
        second.posts(erasure(register, "/approve"))
                .isProblem(409)
                .hasBlockers("REGISTER_IS_PERMANENT")
                .hasCode("REGISTER_IS_PERMANENT");
        assertThat(seen(register).path("blockers").path(0).path("ruleId").asString())
                .isEqualTo("R-HL-19");
        second.posts(erasure(register, "/refuse"), Form.because("學籍資料依規定永久保存")).is(204);
        assertThat(seen(register).path("standing").asString()).isEqualTo("REFUSED");
        assertThat(seen(register).path("duties").path(0).asString()).isEqualTo("REGISTER_IS_PERMANENT");

        String counselling = asks(student, "COUNSELLING");
        story.agencyOfficer
                .posts(erasure(counselling, "/approve"))
                .isProblem(409)
                .hasBlockers("OWN_REQUEST");
        story.registrar.posts(erasure(counselling, "/approve")).isProblem(403);
        second.posts(erasure(counselling, "/approve")).is(204);
        awaitCarriedOut(counselling);

        JsonNode after = awaitErased(caseId, "COUNSELLING");
        assertThat(after.path("trackingRecords").valueStream()).hasSize(2).allSatisfy(record -> assertThat(
                        record.path("description").asString())
                .isEqualTo(ERASED));
        assertThat(after.path("form")).isEqualTo(before.path("form"));
        assertThat(after.path("status")).isEqualTo(before.path("status"));
        assertThat(after.path("trackingRecords").path(0).path("method"))
                .isEqualTo(before.path("trackingRecords").path(0).path("method"));

        List<JsonNode> told = historyOf(caseId);
        assertThat(told).hasSize(toldBefore.size() + 1);
        assertThat(told.subList(0, toldBefore.size()))
                .extracting(entry -> entry.path("sentence").asString())
                .isEqualTo(toldBefore.stream()
                        .map(entry -> entry.path("sentence").asString())
                        .toList());
        JsonNode last = told.get(told.size() - 1);
        assertThat(last.path("title").asString()).isEqualTo("刪除輔導內容");
        assertThat(last.path("sentence").asString())
                .isEqualTo(named.account() + "（國教署）依「當事人請求刪除（個人資料保護法第3條、第11條第3項）」核可，輔導內容已依個資法刪除");
        assertThat(told.toString()).doesNotContain("電話聯繫家長", "學生已確定去向");
        assertThat(story.registrar.sees(at(caseId, "?asOf=" + then)).is(200).text())
                .contains(ERASED)
                .doesNotContain("電話聯繫家長");
        assertThat(story.agencyOfficer
                        .sees("/api/audit/verify")
                        .is(200)
                        .json()
                        .path("outcome")
                        .asString())
                .isEqualTo("INTACT");
        assertThat(story.isFoundById(story.registrar, student, caseId)).isTrue();

        // another filing of the same person is written with a fresh key
        String again = story.reported(story.tutor, student);
        assertThat(story.caseOf(story.registrar, again)
                        .path("trackingRecords")
                        .path(0)
                        .path("description")
                        .asString())
                .startsWith("電話聯繫家長");
    }

    @Test
    @Tag("ST-A-04")
    void while_a_case_is_open_the_purpose_is_not_gone() {
        Student student = story.student("簡士傑");
        String caseId = story.reported(story.tutor, student);
        String counselling = asks(student, "COUNSELLING");

        second.posts(erasure(counselling, "/approve")).isProblem(409).hasBlockers("CASE_STILL_OPEN");
        story.suggestedAndClosed(story.registrar, caseId, "RETURNED_TO_SCHOOL");
        second.posts(erasure(counselling, "/approve")).is(204);
        awaitCarriedOut(counselling);
    }

    @Test
    @Tag("ST-A-04")
    void a_request_is_checked_before_it_is_taken_in() {
        ObjectNode nobody = request(story.student("無此人"), "COUNSELLING", "SUBJECT_REQUEST");
        story.agencyOfficer.posts("/api/erasures", nobody).isProblem(404);
        Student student = story.student("簡士誠");
        story.filed(story.tutor, student);
        story.agencyOfficer
                .posts("/api/erasures", request(student, "ACCOUNT", "SUBJECT_REQUEST"))
                .isProblem(400)
                .pointsAt("/dataClass");
        story.agencyOfficer
                .posts("/api/erasures", request(student, "REGISTER", "RETENTION"))
                .isProblem(400)
                .pointsAt("/legalBasis/code");
        story.agencyOfficer
                .posts("/api/erasures", request(student, "REGISTER", "ORDER"))
                .isProblem(400)
                .pointsAt("/letterNumber", "/letterDate");
        story.registrar
                .posts("/api/erasures", request(student, "REGISTER", "SUBJECT_REQUEST"))
                .isProblem(403);

        String waits = asks(student, "REGISTER");
        story.agencyOfficer
                .posts("/api/erasures", request(student, "REGISTER", "SUBJECT_REQUEST"))
                .isProblem(409)
                .hasBlockers("ERASURE_WAITS");
        second.deletes(erasure(waits, ""), Form.object()).isProblem(403).hasBlockers("NOT_THE_REQUESTER");
        story.agencyOfficer.deletes(erasure(waits, ""), Form.object()).is(204);
        assertThat(seen(waits).path("standing").asString()).isEqualTo("WITHDRAWN");
    }

    private String asks(Student student, String dataClass) {
        ObjectNode request = request(student, dataClass, "SUBJECT_REQUEST");
        story.agencyOfficer.posts("/api/erasures", request).is(201);
        return request.path("erasureId").asString();
    }

    private static ObjectNode request(Student student, String dataClass, String basis) {
        ObjectNode request = Form.object()
                .put("erasureId", UUID.randomUUID().toString())
                .put("nationalId", student.nationalId())
                .put("dataClass", dataClass);
        request.set("legalBasis", Form.of("code", basis));
        return request;
    }

    private JsonNode seen(String erasureId) {
        return second.sees(erasure(erasureId, "")).is(200).json();
    }

    private void awaitCarriedOut(String erasureId) {
        await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> seen(erasureId).path("standing").asString().equals("CARRIED_OUT"));
    }

    private JsonNode awaitErased(String caseId, String dataClass) {
        return await().pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> story.caseOf(story.registrar, caseId),
                        page -> page.path("erased").toString().contains(dataClass));
    }

    private List<JsonNode> historyOf(String caseId) {
        return story.registrar
                .sees(at(caseId, "/history"))
                .is(200)
                .json()
                .path("entries")
                .valueStream()
                .toList();
    }

    private static String erasure(String erasureId, String rest) {
        return "/api/erasures/" + erasureId + rest;
    }
}
