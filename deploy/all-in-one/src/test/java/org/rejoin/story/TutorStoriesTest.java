package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 導師: a day of 周雅文 and 魏子翔. */
class TutorStoriesTest {

    private final Story story = new Story();

    @Test
    @Tag("ST-T-01")
    @Tag("R-SCOPE-02")
    @Tag("R-TYPE-01")
    @Tag("R-FLD-10")
    @Tag("R-FLD-11")
    @Tag("R-FLD-14")
    @Tag("R-FLD-15")
    @Tag("R-FLD-20")
    @Tag("R-FLD-21")
    @Tag("R-FIL-01")
    @Tag("R-FIL-02")
    @Tag("R-FIL-06")
    @Tag("R-TRK-03")
    @Tag("R-TRK-05")
    @Tag("R-TRK-07")
    @Tag("R-ST-01")
    @Tag("T01")
    @Tag("T03")
    @Tag("T04")
    @Tag("N01")
    @Tag("DIS01")
    @Tag("DIS23")
    @Tag("DIS27")
    @Tag("c9")
    void st_t_01_a_tutor_files_reports_nothing_and_the_lock_says_why() {
        Student student = story.student("江宥辰");
        String caseId = UUID.randomUUID().toString();

        Answer created = story.files(story.tutor, caseId, "UNEXCUSED_ABSENCE", story.formAbout(student));
        created.is(201);
        assertThat(created.header("Location")).endsWith("/api/cases/" + caseId);
        assertThat(created.version()).matches("\"\\d+\"");
        JsonNode draft = story.caseOf(story.tutor, caseId);
        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        assertThat(draft.path("caseNumber").asString()).matches("\\d{4}-990001-\\d+");

        story.tutor.posts(at(caseId, "/submit")).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("FILED");
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).containsExactly("CASE_FILED");

        story.tracks(story.tutor, caseId, story.record()).is(204);
        JsonNode row = story.rowIn(story.tutor, "PENDING", caseId);
        assertThat(row.path("status").asString()).isEqualTo("PENDING_REPORT");
        assertThat(row.path("trackingRecords").asInt()).isEqualTo(1);
        assertThat(row.path("closureReason").isNull()
                        || row.path("closureReason").isMissingNode())
                .isTrue();
        assertThat(row.path("leavingType").asString()).isEqualTo("UNEXCUSED_ABSENCE");
        assertThat(row.path("mainReasonCategory").asString()).isEqualTo("FAMILY");
        assertThat(row.path("studentName").asString()).isEqualTo(student.name());
        assertThat(row.path("studentNumber").asString()).isEqualTo("11301001");
        assertThat(row.path("filedBy").asString()).isEqualTo("tutor-a");
        assertThat(row.path("filedAt").asString()).isNotBlank();
        assertThat(row.path("caseNumber").asString())
                .isEqualTo(draft.path("caseNumber").asString());

        Answer refusal = story.refused(
                story.tutor, caseId, "REPORT", () -> story.reports(story.tutor, caseId), 403, "NOT_PRINCIPAL");
        assertThat(refusal.text()).contains("主要通報人").doesNotContain(student.name(), student.nationalId());

        assertThat(story.isFoundById(story.registrar, student, caseId)).isFalse();
        assertThat(story.rowOf(story.registrar, "TRACKING", caseId)).isNull();
        assertThat(story.roster(story.registrar, "&basis=REPORTED&age=ALL"))
                .doesNotContain(draft.path("caseNumber").asString());
    }

    @Test
    @Tag("ST-T-02")
    @Tag("R-FLD-01")
    @Tag("R-FLD-05")
    @Tag("R-FLD-15")
    @Tag("R-FLD-17")
    @Tag("R-FLD-19")
    @Tag("T01")
    @Tag("T02")
    @Tag("T03")
    @Tag("L07")
    @Tag("DIS33")
    void st_t_02_a_wrong_id_is_refused_at_once_and_an_incomplete_form_names_all_it_lacks() {
        Student student = story.student("江宥安");
        for (String wrong :
                new String[] {student.mistyped(), student.nationalId().toLowerCase(Locale.ROOT), "A12345678"}) {
            String never = UUID.randomUUID().toString();
            ObjectNode form = story.formAbout(new Student(wrong, student.name(), student.birthDate()));
            Answer refusal = story.files(story.tutor, never, "UNEXCUSED_ABSENCE", form)
                    .isProblem(400)
                    .pointsAt("/student/nationalId");
            assertThat(refusal.text()).doesNotContain(wrong);
            story.tutor.sees(at(never, "")).isProblem(404);
        }

        ObjectNode form = story.formAbout(student);
        form.putNull("mainReason");
        form.set(
                "secondaryReasons",
                Form.object().arrayNode().add(Form.reason("SCHOOL_OTHER").put("other", "字".repeat(31))));
        form.withObject("/guardian").set("phones", Form.array());
        form.withObject("/emergencyContact").set("phones", Form.array());
        form.withObject("/student").putNull("familySituation");
        String caseId = story.draft(story.tutor, "UNEXCUSED_ABSENCE", form);

        story.refused(
                        story.tutor,
                        caseId,
                        "SUBMIT",
                        () -> story.tutor.posts(at(caseId, "/submit")),
                        409,
                        "MISSING_FIELD",
                        "MAIN_REASON_COUNT",
                        "TEXT_TOO_LONG")
                .pointsAt("/mainReason", "/secondaryReasons/0/other", "/phones");
        assertThat(story.caseOf(story.tutor, caseId).path("status").asString()).isEqualTo("DRAFT");

        ObjectNode two = story.formAbout(student);
        two.set(
                "mainReason",
                Form.object().arrayNode().add(Form.reason("FAMILY_CARE")).add(Form.reason("OTHER_OTHER")));
        story.tutor.puts(at(caseId, "/form"), two).isProblem(400);

        ObjectNode whole = story.formAbout(student);
        whole.withObject("/student").put("familySituation", "UNKNOWN");
        whole.set(
                "secondaryReasons",
                Form.object().arrayNode().add(Form.reason("SCHOOL_OTHER").put("other", "字".repeat(30))));
        story.tutor.puts(at(caseId, "/form"), whole).is(204);
        story.tutor.posts(at(caseId, "/submit")).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("FILED");
    }

    @Test
    @Tag("ST-T-04")
    @Tag("T07")
    @Tag("R-FIL-03")
    @Tag("R-FIL-04")
    @Tag("R-STA-03")
    @Tag("DIS14")
    void st_t_04_the_wrong_sibling_is_voided_by_the_principal_reporter_and_the_right_one_filed() {
        Student wrong = story.student("白語彤");
        Student right = story.student("白語晴");
        String mistaken = story.waitingForReport(story.tutor, wrong);

        story.refused(
                story.tutor,
                mistaken,
                "VOID",
                () -> story.tutor.posts(at(mistaken, "/void"), Form.because("報錯學生")),
                403,
                "NOT_PRINCIPAL");
        story.registrar
                .posts(at(mistaken, "/void"), Form.object())
                .isProblem(400)
                .pointsAt("/reason");
        story.may(story.registrar, mistaken, "VOID");
        story.registrar.posts(at(mistaken, "/void"), Form.because("報錯學生")).is(204);

        JsonNode row = story.rowIn(story.registrar, "ALL", mistaken);
        assertThat(row.path("status").asString()).isEqualTo("VOIDED");
        story.refused(
                story.registrar, mistaken, "REPORT", () -> story.reports(story.registrar, mistaken), 409, "VOIDED");

        String rightful = story.filed(story.tutor, right);
        assertThat(story.numberOf(rightful)).isNotEqualTo(story.numberOf(mistaken));
        assertThat(story.statusOf(rightful)).isEqualTo("FILED");
        story.filed(story.tutor, wrong);
        assertThat(story.roster(story.registrar, "&basis=REPORTED&age=ALL")).doesNotContain(story.numberOf(mistaken));
    }

    @Test
    @Tag("ST-T-05")
    @Tag("T04")
    void st_t_05_a_double_click_and_a_repeated_request_have_one_effect_and_one_answer() {
        Student student = story.student("周子晴");
        String caseId = story.filed(story.tutor, student);
        ObjectNode record = story.record();
        String key = UUID.randomUUID().toString();
        String path = at(caseId, "/tracking-records");

        CompletableFuture<Answer> first = story.tutor.postsAtOnce(path, record, "Idempotency-Key", key);
        CompletableFuture<Answer> second = story.tutor.postsAtOnce(path, record, "Idempotency-Key", key);
        Answer one = first.join().is(204);
        Answer other = second.join().is(204);
        Answer late = story.tutor.posts(path, record, "Idempotency-Key", key).is(204);
        assertThat(other.version()).isEqualTo(one.version());
        assertThat(late.version()).isEqualTo(one.version());

        assertThat(story.rowIn(story.tutor, "PENDING", caseId)
                        .path("trackingRecords")
                        .asInt())
                .isEqualTo(1);
        assertThat(story.versionOf(story.tutor, caseId)).isEqualTo(one.version());
        assertThat(story.kindsInInboxOf(story.registrar, caseId)).containsExactly("CASE_FILED");

        story.tutor
                .posts(path, story.record().put("description", "另一筆"), "Idempotency-Key", key)
                .isProblem(409)
                .hasCode("IDEMPOTENCY_KEY_REUSED");
        assertThat(story.versionOf(story.tutor, caseId)).isEqualTo(one.version());
    }

    @Test
    @Tag("ST-T-07")
    @Tag("T09")
    @Tag("R-ST-04")
    @Tag("R-TRK-08")
    @Tag("R-CLS-02")
    @Tag("R-GRN-01")
    @Tag("R-GRN-02")
    @Tag("R-GRN-03")
    @Tag("R-GRN-04")
    @Tag("N03")
    @Tag("DIS03")
    @Tag("DIS04")
    void st_t_07_a_suggestion_is_withdrawn_by_a_newer_record() {
        String caseId = story.reported(story.tutor, story.student("江宥辰"));
        story.refused(
                story.registrar,
                caseId,
                "CLOSE",
                () -> story.closes(story.registrar, caseId, "RETURNED_TO_SCHOOL"),
                409,
                "NO_CLOSURE_SUGGESTION");

        story.tracks(story.tutor, caseId, story.recordSuggesting("RETURNED_TO_SCHOOL"))
                .is(204);
        JsonNode row = story.rowIn(story.registrar, "CLOSABLE", caseId);
        assertThat(row.path("status").asString()).isEqualTo("PENDING_CLOSURE");
        assertThat(row.path("light").asString()).isEqualTo("GREEN");
        story.may(story.registrar, caseId, "CLOSE");
        JsonNode suggested = story.inboxOf(story.registrar, caseId).get(0);
        assertThat(suggested.path("kind").asString()).isEqualTo("SUGGESTED");
        assertThat(suggested.path("by").asString()).isEqualTo("tutor-a");
        assertThat(suggested.path("at").asString()).isNotBlank();
        assertThat(suggested.path("overtaken").asBoolean()).isFalse();
        assertThat(story.caseOf(story.registrar, caseId).toString()).contains("學生已確定去向。");
        String seenByRegistrar = story.versionOf(story.registrar, caseId);

        story.tracks(story.tutor, caseId, story.record()).is(204);
        story.closes(story.registrar, caseId, "RETURNED_TO_SCHOOL", "If-Match", seenByRegistrar)
                .isProblem(412);
        story.refused(
                story.registrar,
                caseId,
                "CLOSE",
                () -> story.closes(story.registrar, caseId, "RETURNED_TO_SCHOOL"),
                409,
                "NO_CLOSURE_SUGGESTION");

        JsonNode after = story.rowIn(story.registrar, "TRACKING", caseId);
        assertThat(after.path("status").asString()).isEqualTo("TRACKING");
        assertThat(after.path("light").asString()).isNotEqualTo("GREEN");
        assertThat(after.path("trackingRecords").asInt()).isEqualTo(3);
        assertThat(story.inboxOf(story.registrar, caseId))
                .anySatisfy(item -> {
                    assertThat(item.path("kind").asString()).isEqualTo("SUGGESTED");
                    assertThat(item.path("overtaken").asBoolean()).isTrue();
                })
                .anySatisfy(item -> assertThat(item.path("kind").asString()).isEqualTo("SUGGESTION_LAPSED"));
    }

    @Test
    @Tag("ST-T-08")
    @Tag("R-AST-01")
    @Tag("R-AST-02")
    @Tag("R-AST-03")
    @Tag("R-AST-04")
    @Tag("R-AST-05")
    @Tag("R-TRK-01")
    void st_t_08_a_new_class_teacher_sees_the_case_only_while_he_assists() {
        Student student = story.student("江宥辰");
        String caseId = story.waitingForReport(story.tutor, student);

        story.otherTutor.sees(at(caseId, "")).isProblem(404);
        story.otherTutor.sees(at(caseId, "/actions")).isProblem(404);
        story.tracks(story.otherTutor, caseId, story.record()).isProblem(404);
        assertThat(story.rowOf(story.otherTutor, "ALL", caseId)).isNull();

        story.refusedOnTrying(
                story.registrar,
                caseId,
                () -> story.registrar.puts(at(caseId, "/trackers/counsellor-a"), enabled(true)),
                409,
                "NOT_A_PURE_TUTOR");
        story.refused(
                story.tutor,
                caseId,
                "ASSIGN_TRACKER",
                () -> story.tutor.puts(at(caseId, "/trackers/tutor-a2"), enabled(true)),
                403,
                "NOT_PRINCIPAL");
        story.registrar.puts(at(caseId, "/trackers/tutor-a2"), enabled(true)).is(204);

        assertThat(story.rowIn(story.otherTutor, "PENDING", caseId)
                        .path("studentName")
                        .asString())
                .isEqualTo(student.name());
        story.tracks(story.otherTutor, caseId, story.record()).is(204);
        story.refused(
                story.otherTutor,
                caseId,
                "REVISE_FORM",
                () -> story.otherTutor.puts(at(caseId, "/form"), story.formAbout(student)),
                403,
                "NOT_THE_FILER",
                "FORM_IS_FROZEN");
        story.reports(story.registrar, caseId).is(204);
        story.tracks(story.otherTutor, caseId, story.recordSuggesting("RETURNED_TO_SCHOOL"))
                .is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("PENDING_CLOSURE");

        story.registrar.puts(at(caseId, "/trackers/tutor-a2"), enabled(false)).is(204);
        story.otherTutor.sees(at(caseId, "")).isProblem(404);
        JsonNode theCase = story.caseOf(story.registrar, caseId);
        assertThat(theCase.path("trackers").valueStream()).anySatisfy(tracker -> {
            assertThat(tracker.path("account").asString()).isEqualTo("tutor-a2");
            assertThat(tracker.path("enabled").asBoolean()).isFalse();
        });
        assertThat(story.rowIn(story.registrar, "CLOSABLE", caseId)
                        .path("trackingRecords")
                        .asInt())
                .isEqualTo(3);
    }

    private static ObjectNode enabled(boolean enabled) {
        return Form.object().put("enabled", enabled);
    }
}
