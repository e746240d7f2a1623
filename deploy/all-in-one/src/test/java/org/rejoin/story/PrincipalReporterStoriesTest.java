package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 主要通報人: a day of 沈佩儀, with 杜冠廷 at the other school. */
class PrincipalReporterStoriesTest {

    private final Story story = new Story();

    @Test
    @Tag("ST-P-01")
    @Tag("T05")
    @Tag("R-REP-01")
    @Tag("R-REP-02")
    @Tag("R-REP-03")
    @Tag("R-ST-02")
    @Tag("R-ST-03")
    @Tag("R-FIL-06")
    @Tag("c21")
    void st_p_01_the_principal_reporter_reports_and_the_form_is_frozen() {
        Student student = story.student("江宥辰");
        ObjectNode form = story.formAbout(student);
        String caseId = story.filed(story.tutor, "UNEXCUSED_ABSENCE", form);
        story.refused(
                story.registrar,
                caseId,
                "REPORT",
                () -> story.reports(story.registrar, caseId),
                409,
                "NO_TRACKING_RECORD");

        story.tracks(story.tutor, caseId, story.record()).is(204);
        story.may(story.registrar, caseId, "REPORT");
        assertThat(story.caseOf(story.registrar, caseId)
                        .path("form")
                        .path("student")
                        .path("name")
                        .asString())
                .isEqualTo(student.name());
        story.reports(story.registrar, caseId).is(204);

        JsonNode row = story.rowIn(story.registrar, "TRACKING", caseId);
        assertThat(row.path("status").asString()).isEqualTo("TRACKING");
        assertThat(row.path("reportedAt").asString()).isNotBlank();
        assertThat(story.isFoundById(story.registrar, student, caseId)).isTrue();
        assertThat(story.roster(story.registrar, "&basis=REPORTED&age=ALL")).contains(story.numberOf(caseId));
        assertThat(story.kindsInInboxOf(story.tutor, caseId)).contains("REPORTED");

        story.refused(
                story.tutor,
                caseId,
                "REVISE_FORM",
                () -> story.tutor.puts(at(caseId, "/form"), form),
                409,
                "FORM_IS_FROZEN",
                "ALREADY_REPORTED");
        story.refused(
                story.registrar,
                caseId,
                "REPORT",
                () -> story.reports(story.registrar, caseId),
                409,
                "ALREADY_REPORTED");
    }

    @Test
    @Tag("ST-P-02")
    @Tag("T03")
    @Tag("T06")
    @Tag("T10")
    @Tag("R-ST-03")
    @Tag("DIS14")
    @Tag("c1")
    @Tag("c2")
    @Tag("c21")
    void st_p_02_a_filing_is_returned_and_sent_again_and_a_suggestion_declined() {
        Student student = story.student("江宥廷");
        String caseId = story.waitingForReport(story.tutor, student);
        story.registrar
                .posts(at(caseId, "/return"), Form.object())
                .isProblem(400)
                .pointsAt("/reason");
        story.registrar.posts(at(caseId, "/return"), Form.because("離校時間有誤")).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("RETURNED");
        assertThat(story.kindsInInboxOf(story.tutor, caseId)).contains("RETURNED");
        assertThat(story.caseOf(story.tutor, caseId).toString()).contains("離校時間有誤");

        ObjectNode corrected =
                story.formAbout(student).put("leftOn", story.today.minusDays(18).toString());
        story.tutor.puts(at(caseId, "/form"), corrected).is(204);
        story.tutor.posts(at(caseId, "/submit")).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("PENDING_REPORT");

        String withoutRecord = story.filed(story.tutor, story.student("江宥文"));
        story.registrar.posts(at(withoutRecord, "/return"), Form.because("請補充")).is(204);
        assertThat(story.statusOf(withoutRecord)).isEqualTo("RETURNED");
        story.tutor.posts(at(withoutRecord, "/submit")).is(204);
        assertThat(story.statusOf(withoutRecord)).isEqualTo("FILED");

        story.reports(story.registrar, caseId).is(204);
        story.refused(
                story.registrar,
                caseId,
                "RETURN",
                () -> story.registrar.posts(at(caseId, "/return"), Form.because("太晚")),
                409,
                "ALREADY_REPORTED");
        story.refused(
                story.registrar,
                caseId,
                "DECLINE_CLOSURE",
                () -> story.registrar.posts(at(caseId, "/decline-closure"), Form.because("尚未建議")),
                409,
                "NO_CLOSURE_SUGGESTION");

        ObjectNode suggestion = Form.of("closureReason", "RETURNED_TO_SCHOOL").put("description", "已返校上課");
        story.counsellor.posts(at(caseId, "/suggest-closure"), suggestion).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("PENDING_CLOSURE");
        story.registrar
                .posts(at(caseId, "/decline-closure"), Form.because("學生仍未到校"))
                .is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("TRACKING");
        assertThat(story.lightOf(caseId)).isNotEqualTo("GREEN");
        assertThat(story.kindsInInboxOf(story.counsellor, caseId)).contains("DECLINED");
    }

    @Test
    @Tag("ST-P-04")
    @Tag("R-TYPE-02")
    @Tag("R-CLS-06")
    @Tag("R-CLS-01")
    @Tag("R-CLS-02")
    @Tag("T11")
    @Tag("R-STA-04")
    @Tag("R-FLD-12")
    @Tag("L02")
    @Tag("DIS11")
    @Tag("c4")
    void st_p_04_an_absence_that_became_a_suspension_is_closed_before_the_suspension_is_reported() {
        Student student = story.student("余書瑜");
        String absence = story.reported(story.tutor, student);
        ObjectNode form = story.formAbout(student);
        form.set("intentions", Form.array("RETURN_TO_SCHOOL"));
        String suspension = story.waitingForReport(story.registrar, "SUSPENSION", form);

        story.refused(
                story.registrar,
                suspension,
                "REPORT",
                () -> story.reports(story.registrar, suspension),
                409,
                "OTHER_CASE_OPEN");
        story.files(story.registrar, UUID.randomUUID().toString(), "SUSPENSION", form)
                .isProblem(409)
                .hasBlockers("OTHER_CASE_OPEN");
        story.files(story.registrar, UUID.randomUUID().toString(), "UNEXCUSED_ABSENCE", form)
                .isProblem(409)
                .hasBlockers("OTHER_CASE_OPEN");

        story.tracks(story.registrar, absence, story.recordSuggesting("ABSENCE_7D_TO_SUSPENSION"))
                .is(204);
        assertThat(story.statusOf(absence)).isEqualTo("PENDING_CLOSURE");
        story.closes(story.registrar, absence, "ABSENCE_7D_TO_SUSPENSION").is(204);
        JsonNode closed = story.rowIn(story.registrar, "CLOSED", absence);
        assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("closureReason").asString()).isEqualTo("ABSENCE_7D_TO_SUSPENSION");
        assertThat(closed.path("leavingType").asString()).isEqualTo("UNEXCUSED_ABSENCE");

        story.reports(story.registrar, suspension).is(204);
        assertThat(story.statusOf(suspension)).isEqualTo("TRACKING");
        assertThat(story.roster(story.registrar, "&basis=REPORTED&age=ALL"))
                .contains(story.numberOf(absence), story.numberOf(suspension));
    }

    @Test
    @Tag("ST-P-05")
    @Tag("R-FLD-13")
    @Tag("R-FLD-18")
    @Tag("R-TRF-01")
    @Tag("R-TRF-02")
    @Tag("R-TRF-03")
    @Tag("R-TRF-04")
    @Tag("T19")
    @Tag("R-GRN-02")
    @Tag("N02")
    @Tag("IF06")
    @Tag("c3")
    void st_p_05_the_destination_is_unknown_and_its_transfer_in_lights_the_case() {
        Student student = story.student("馬承翰");
        Student stranger = story.student("某生");
        String caseId = story.reported(story.tutor, "TRANSFER", transferOf(student, "UNKNOWN", "UNKNOWN"));
        assertThat(story.lightOf(caseId)).isEqualTo("NONE");

        String transferIn = UUID.randomUUID().toString();
        Answer entered = story.entersTransferIn(
                        story.otherRegistrar,
                        transferIn,
                        student.mistyped(),
                        stranger.nationalId(),
                        student.nationalId())
                .is(200);
        assertThat(outcomesOf(entered)).containsExactly("INVALID", "NO_OPEN_CASE", "MATCHED");
        assertThat(entered.text()).doesNotContain(student.name(), "990001");
        Answer again = story.entersTransferIn(
                        story.otherRegistrar,
                        transferIn,
                        student.mistyped(),
                        stranger.nationalId(),
                        student.nationalId())
                .is(200);
        assertThat(outcomesOf(again)).isEqualTo(outcomesOf(entered));

        assertThat(story.kindsInInboxOf(story.registrar, caseId)).containsOnlyOnce("TRANSFER_IN");
        assertThat(story.inboxOf(story.otherRegistrar, caseId)).isEmpty();
        assertThat(story.lightOf(caseId)).isEqualTo("GREEN");
        story.rowIn(story.registrar, "CLOSABLE", caseId);
        assertThat(story.statusOf(caseId)).isEqualTo("TRACKING");
        story.refused(
                story.registrar,
                caseId,
                "CLOSE",
                () -> story.closes(story.registrar, caseId, "OTHER_SENIOR_HIGH"),
                409,
                "NO_CLOSURE_SUGGESTION");
        story.suggestedAndClosed(story.registrar, caseId, "OTHER_SENIOR_HIGH");
        assertThat(story.rowIn(story.registrar, "CLOSED", caseId)
                        .path("closureReason")
                        .asString())
                .isEqualTo("OTHER_SENIOR_HIGH");
    }

    @Test
    @Tag("ST-P-05")
    @Tag("R-TRF-03")
    @Tag("c6")
    void st_p_05_a_mistyped_line_is_withdrawn_by_the_school_that_entered_it() {
        Student other = story.student("林宥嘉");
        String caseId = story.reported(story.tutor, "TRANSFER", transferOf(other, "990", "990002"));
        String transferIn = UUID.randomUUID().toString();
        story.entersTransferIn(story.otherRegistrar, transferIn, other.nationalId())
                .is(200);
        assertThat(story.lightOf(caseId)).isEqualTo("GREEN");

        String line = "/api/transfer-ins/" + transferIn + "/lines/1";
        story.otherRegistrar.deletes(line, Form.object()).isProblem(400).pointsAt("/reason");
        story.registrar.deletes(line, Form.because("不是我們的")).isProblem(404);
        story.otherRegistrar.deletes(line, Form.because("身分證字號輸入錯誤")).is(204);
        assertThat(story.lightOf(caseId)).isEqualTo("NONE");
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).contains("TRANSFER_IN", "TRANSFER_IN_WITHDRAWN");
    }

    @Test
    @Tag("ST-P-05")
    @Tag("R-TRF-03")
    @Tag("c6")
    void st_p_05_a_transfer_in_that_comes_first_matches_when_the_report_follows() {
        Student student = story.student("馬承恩");
        Answer early = story.entersTransferIn(
                story.otherSchoolsTutor, UUID.randomUUID().toString(), student.nationalId());
        assertThat(outcomesOf(early.is(200))).containsExactly("NO_OPEN_CASE");

        String caseId = story.reported(story.tutor, "TRANSFER", transferOf(student, "990", "990002"));
        assertThat(story.lightOf(caseId)).isEqualTo("GREEN");
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).containsOnlyOnce("TRANSFER_IN");
    }

    @Test
    @Tag("ST-P-06")
    @Tag("R-TRF-04")
    @Tag("T19")
    @Tag("N02")
    @Tag("c4")
    void st_p_06_another_schools_open_case_is_no_hindrance_and_is_the_one_that_is_lit() {
        Student student = story.student("谷思妤");
        String first = story.reported(story.tutor, "TRANSFER", transferOf(student, "990", "990002"));
        String second =
                story.waitingForReport(story.otherSchoolsTutor, "TRANSFER", transferOf(student, "990", "990001"));
        story.reports(story.otherRegistrar, second).is(204);

        story.otherRegistrar.sees(at(first, "")).isProblem(404);
        story.registrar.sees(at(second, "")).isProblem(404);

        story.entersTransferIn(story.registrar, UUID.randomUUID().toString(), student.nationalId())
                .is(200);
        assertThat(story.rowIn(story.otherRegistrar, "CLOSABLE", second)
                        .path("light")
                        .asString())
                .isEqualTo("GREEN");
        assertThat(story.lightOf(first)).isEqualTo("NONE");
        story.suggestedAndClosed(story.otherRegistrar, second, "OTHER_SENIOR_HIGH");
        assertThat(story.caseOf(story.otherRegistrar, second).path("status").asString())
                .isEqualTo("CLOSED");
        assertThat(story.statusOf(first)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("ST-P-06")
    @Tag("R-TRF-05")
    @Tag("c3")
    void st_p_06_the_own_schools_transfer_in_lights_its_own_suspension() {
        Student student = story.student("谷思涵");
        ObjectNode form = story.formAbout(student);
        form.set("intentions", Form.array("RETURN_TO_SCHOOL"));
        String caseId = story.reported(story.tutor, "SUSPENSION", form);

        Answer resumed = story.entersTransferIn(story.tutor, UUID.randomUUID().toString(), student.nationalId());
        assertThat(outcomesOf(resumed.is(200))).containsExactly("MATCHED");
        assertThat(story.lightOf(caseId)).isEqualTo("GREEN");
        assertThat(story.statusOf(caseId)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("ST-P-08")
    @Tag("T12")
    @Tag("R-CLS-20")
    @Tag("R-CLS-10")
    @Tag("DIS26")
    void st_p_08_a_case_closed_by_mistake_is_reopened() {
        Student student = story.student("石宇翔");
        String caseId = story.reported(story.tutor, student);
        story.refused(
                story.registrar,
                caseId,
                "REOPEN",
                () -> story.registrar.posts(at(caseId, "/reopen"), Form.because("誤結")),
                409,
                "NOT_CLOSED");
        story.suggestedAndClosed(story.registrar, caseId, "RETURNED_TO_SCHOOL");
        JsonNode closed = story.rowIn(story.registrar, "CLOSED", caseId);
        assertThat(closed.path("closedAt").asString()).isNotBlank();
        assertThat(closed.path("closureReason").asString()).isEqualTo("RETURNED_TO_SCHOOL");
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).isNotEmpty();

        story.refused(
                story.tutor,
                caseId,
                "REOPEN",
                () -> story.tutor.posts(at(caseId, "/reopen"), Form.because("誤結")),
                403,
                "NOT_PRINCIPAL");
        story.registrar
                .posts(at(caseId, "/reopen"), Form.object())
                .isProblem(400)
                .pointsAt("/reason");
        story.registrar.posts(at(caseId, "/reopen"), Form.because("結錯學生")).is(204);
        JsonNode open = story.rowIn(story.registrar, "TRACKING", caseId);
        assertThat(open.path("status").asString()).isEqualTo("TRACKING");
        assertThat(open.path("closedAt").asString("")).isEmpty();
        assertThat(open.path("closureReason").asString("")).isEmpty();
    }

    @Test
    @Tag("ST-P-08")
    @Tag("R-CLS-20")
    @Tag("c23")
    void st_p_08_an_older_case_stays_closed_while_a_newer_one_is_open_and_after() {
        Student student = story.student("石宇晴");
        String older = story.reported(story.tutor, student);
        story.suggestedAndClosed(story.registrar, older, "ABSENCE_7D_TO_SUSPENSION");
        ObjectNode form = story.formAbout(student);
        form.set("intentions", Form.array("EMPLOYMENT"));
        String newer = story.reported(story.tutor, "SUSPENSION", form);

        story.refused(
                story.registrar,
                older,
                "REOPEN",
                () -> story.registrar.posts(at(older, "/reopen"), Form.because("誤結")),
                409,
                "OTHER_CASE_OPEN");
        story.suggestedAndClosed(story.registrar, newer, "SUSPENSION_TO_TRANSFER");
        story.refused(
                story.registrar,
                older,
                "REOPEN",
                () -> story.registrar.posts(at(older, "/reopen"), Form.because("誤結")),
                409,
                "NOT_LATEST_CASE");
        story.registrar.posts(at(newer, "/reopen"), Form.because("誤結")).is(204);
        assertThat(story.statusOf(newer)).isEqualTo("TRACKING");
    }

    private ObjectNode transferOf(Student student, String county, String school) {
        ObjectNode form = story.formAbout(student);
        form.set("mainReason", Form.reason("PERSONAL_OTHER").put("other", "轉學"));
        form.set("intentions", Form.array("RETURN_TO_SCHOOL"));
        form.set("destination", Form.destination(county, school));
        return form;
    }

    private static List<String> outcomesOf(Answer entered) {
        return entered.json()
                .path("results")
                .valueStream()
                .map(result -> result.path("outcome").asString())
                .toList();
    }
}
