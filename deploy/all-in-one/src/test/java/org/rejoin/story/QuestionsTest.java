package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Part B of the stories: what the documents' questions and conditions ask, by the number of the row. */
class QuestionsTest {

    private static final List<String> ANY_TYPE = List.of(
            "RETURNED_TO_SCHOOL",
            "OTHER_SENIOR_HIGH",
            "COLLEGE_OR_EXPERIMENTAL",
            "ENROLMENT_GIVEN_UP",
            "ENROLMENT_ANNULLED",
            "DECEASED",
            "ABROAD",
            "COURT_CUSTODY");

    private final Story story = new Story();

    @Test
    @Tag("R-SCOPE-02")
    @Tag("R-SCOPE-05")
    @Tag("R-CLS-04")
    @Tag("DIS07")
    void question_1_02_four_types_and_nothing_else_are_reported_and_work_closes_nothing() {
        assertThat(codes("leaving-types"))
                .containsExactly("UNEXCUSED_ABSENCE", "SUSPENSION", "TRANSFER", "LONG_TERM_ABSENCE");
        story.files(
                        story.tutor,
                        UUID.randomUUID().toString(),
                        "ENROLMENT_GIVEN_UP",
                        story.formAbout(story.student("甲生")))
                .isProblem(400);

        String caseId = story.reported(story.tutor, story.student("乙生"));
        story.tracks(story.tutor, caseId, story.recordSuggesting("WORKING")).isProblem(400);
        story.suggestedAndClosed(story.registrar, caseId, "ENROLMENT_GIVEN_UP");
        assertThat(story.statusOf(caseId)).isEqualTo("CLOSED");
    }

    @Test
    @Tag("R-SCOPE-07")
    @Tag("R-AGE-01")
    @Tag("N10")
    @Tag("DIS05")
    void question_1_03_who_is_eighteen_today_is_not_filed_and_who_is_tomorrow_is() {
        Student student = story.student("丙生");
        Student adult = new Student(student.nationalId(), student.name(), story.today.minusYears(18));
        for (Person filer : List.of(story.tutor, story.registrar)) {
            String never = UUID.randomUUID().toString();
            Answer refusal = story.files(filer, never, "UNEXCUSED_ABSENCE", story.formAbout(adult))
                    .isProblem(409)
                    .hasBlockers("STUDENT_IS_ADULT");
            assertThat(refusal.text()).contains("18").doesNotContain(adult.nationalId(), adult.name());
            filer.sees(at(never, "")).isProblem(404);
        }
        Student minor = new Student(
                student.nationalId(), student.name(), story.today.minusYears(18).plusDays(1));
        story.filed(story.tutor, minor);
    }

    @Test
    @Tag("R-SCOPE-01")
    void question_0_45_continuing_education_is_in_scope() {
        ObjectNode form = story.formAbout(story.student("丁生"));
        form.withObject("/student").put("programme", "CONTINUING_EDUCATION").put("grade", 4);
        String caseId = story.reported(story.tutor, "UNEXCUSED_ABSENCE", form);
        assertThat(story.statusOf(caseId)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("R-SCOPE-06")
    @Tag("DIS06")
    @Tag("T11")
    void question_0_37_a_death_closes_a_case_and_is_no_reason_to_file_one() {
        String caseId = story.reported(story.tutor, story.student("戊生"));
        story.suggestedAndClosed(story.registrar, caseId, "DECEASED");
        assertThat(story.rowIn(story.registrar, "CLOSED", caseId)
                        .path("closureReason")
                        .asString())
                .isEqualTo("DECEASED");
        assertThat(codes("leaving-types")).doesNotContain("DECEASED");
    }

    @Test
    @Tag("R-SCOPE-10")
    @Tag("R-CLS-08")
    @Tag("DIS10")
    void question_1_08_a_foreign_school_is_no_destination_and_a_suspension_closes_with_abroad() {
        Student student = story.student("己生");
        ObjectNode form = story.formAbout(student);
        form.set("destination", Form.destination("UNKNOWN", "FOREIGN"));
        story.files(story.tutor, UUID.randomUUID().toString(), "TRANSFER", form)
                .isProblem(400)
                .pointsAt("/destination/school");

        String suspension = story.reported(story.tutor, "SUSPENSION", suspensionOf(student));
        story.suggestedAndClosed(story.registrar, suspension, "ABROAD");
        assertThat(story.statusOf(suspension)).isEqualTo("CLOSED");
    }

    @Test
    @Tag("R-CLS-07")
    @Tag("DIS09")
    void question_1_07_a_five_year_college_is_a_transfer_or_a_closure_reason() {
        String transfer = story.reported(story.tutor, "TRANSFER", transferOf(story.student("庚生")));
        story.suggestedAndClosed(story.registrar, transfer, "COLLEGE_OR_EXPERIMENTAL");
        assertThat(story.statusOf(transfer)).isEqualTo("CLOSED");
        String suspension = story.reported(story.tutor, "SUSPENSION", suspensionOf(story.student("辛生")));
        story.suggestedAndClosed(story.registrar, suspension, "COLLEGE_OR_EXPERIMENTAL");
        assertThat(story.statusOf(suspension)).isEqualTo("CLOSED");
    }

    @Test
    @Tag("T09")
    @Tag("R-TRK-08")
    @Tag("R-SCOPE-12")
    @Tag("DIS08")
    @Tag("c23")
    void conditions_1_16_and_1_17_each_type_has_its_own_closure_reasons() {
        String absence = story.reported(story.tutor, story.student("壬生"));
        String suspension = story.reported(story.tutor, "SUSPENSION", suspensionOf(story.student("癸生")));
        String transfer = story.reported(story.tutor, "TRANSFER", transferOf(story.student("子生")));
        assertThat(reasonsOf(absence)).isEqualTo(and("ABSENCE_7D_TO_SUSPENSION"));
        assertThat(reasonsOf(suspension)).isEqualTo(and("SUSPENSION_TO_TRANSFER"));
        assertThat(reasonsOf(transfer)).isEqualTo(ANY_TYPE);
    }

    @Test
    @Tag("R-LTA-01")
    @Tag("R-LTA-02")
    @Tag("DIS12")
    @Tag("c4")
    void condition_1_18_long_term_absence_is_reported_like_the_others_and_never_closed_by_hand() {
        Student student = story.student("杜品睿");
        String caseId = story.reported(story.tutor, "LONG_TERM_ABSENCE", story.formAbout(student));
        assertThat(story.statusOf(caseId)).isEqualTo("TRACKING");

        story.refusedOnTrying(
                story.tutor,
                caseId,
                () -> story.tracks(story.tutor, caseId, story.recordSuggesting("RETURNED_TO_SCHOOL")),
                409,
                "TYPE_CLOSES_AUTOMATICALLY");
        story.refused(
                story.registrar,
                caseId,
                "CLOSE",
                () -> story.closes(story.registrar, caseId, "RETURNED_TO_SCHOOL"),
                409,
                "TYPE_CLOSES_AUTOMATICALLY");
        story.tracks(story.tutor, caseId, story.record()).is(204);

        String absence = story.reported(story.tutor, student);
        assertThat(story.statusOf(absence)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("R-CLS-06")
    @Tag("c4")
    void question_0_41_a_suspension_is_closed_before_the_transfer_is_reported() {
        Student student = story.student("丑生");
        String suspension = story.reported(story.tutor, "SUSPENSION", suspensionOf(student));
        String transfer = story.waitingForReport(story.tutor, "TRANSFER", transferOf(student));
        story.refused(
                story.registrar,
                transfer,
                "REPORT",
                () -> story.reports(story.registrar, transfer),
                409,
                "OTHER_CASE_OPEN");
        story.suggestedAndClosed(story.registrar, suspension, "SUSPENSION_TO_TRANSFER");
        story.reports(story.registrar, transfer).is(204);
        assertThat(story.statusOf(transfer)).isEqualTo("TRACKING");
    }

    @Test
    @Tag("R-CLS-09")
    @Tag("L08")
    @Tag("DIS17")
    void question_0_30_the_old_closing_texts_of_fifty_characters_fit() {
        String caseId = story.reported(story.tutor, story.student("寅生"));
        story.tracks(
                        story.tutor,
                        caseId,
                        story.recordSuggesting("RETURNED_TO_SCHOOL").put("description", "字".repeat(50)))
                .is(204);
        story.registrar
                .posts(
                        at(caseId, "/close"),
                        Form.of("closureReason", "RETURNED_TO_SCHOOL").put("note", "字".repeat(50)))
                .is(204);
        assertThat(story.caseOf(story.registrar, caseId).toString()).contains("字".repeat(50));
    }

    @Test
    @Tag("c19")
    @Tag("DIS02")
    void a_first_record_may_suggest_closure_and_the_report_leads_straight_to_the_closing_page() {
        String caseId = story.filed(story.tutor, story.student("卯生"));
        story.tracks(story.tutor, caseId, story.recordSuggesting("RETURNED_TO_SCHOOL"))
                .is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("PENDING_REPORT");
        story.reports(story.registrar, caseId).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("PENDING_CLOSURE");
        story.refused(
                story.tutor,
                caseId,
                "CLOSE",
                () -> story.closes(story.tutor, caseId, "RETURNED_TO_SCHOOL"),
                403,
                "NOT_PRINCIPAL");
        story.closes(story.registrar, caseId, "RETURNED_TO_SCHOOL").is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("CLOSED");
    }

    @Test
    @Tag("R-FLD-03")
    @Tag("R-FLD-11")
    void the_form_comes_back_as_it_was_typed() {
        ObjectNode form = story.formAbout(story.student("辰生"));
        form.withObject("/student").set("identities", Form.array("INDIGENOUS", "NEW_IMMIGRANT_CHILD"));
        form.withObject("/emergencyContact")
                .put("relation", "GRANDMOTHER")
                .set("phones", Form.array("04-7654321", "0911-222-333", "0922-333-444"));
        String caseId = story.draft(story.tutor, "UNEXCUSED_ABSENCE", form);
        JsonNode stored = story.caseOf(story.tutor, caseId).path("form");
        assertThat(stored.path("guardian")).isEqualTo(form.path("guardian"));
        assertThat(stored.path("emergencyContact")).isEqualTo(form.path("emergencyContact"));
        form.path("student").propertyStream().forEach(field -> assertThat(
                        stored.path("student").path(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
    }

    @Test
    @Tag("R-FLD-14")
    @Tag("R-FLD-16")
    @Tag("DIS18")
    void the_reasons_of_the_documents_are_offered_in_five_categories() {
        List<JsonNode> reasons = codeList("leaving-reasons");
        assertThat(reasons.stream()
                        .map(reason -> reason.path("category").asString())
                        .distinct())
                .containsExactly("PERSONAL", "FAMILY", "SCHOOL", "SOCIAL", "OTHER");
        assertThat(reasons.stream().map(reason -> reason.path("zh").asString()))
                .contains("受校外朋友影響", "加入幫派或不良青少年組織", "流連不當娛樂場所", "離境（移民、旅遊、遊學）", "不明原因之失蹤或出走");
    }

    @Test
    @Tag("SC03")
    @Tag("SC14")
    void a_list_is_filtered_by_category_type_status_date_and_number() {
        Student student = story.student("巳生");
        String absence = story.reported(story.tutor, student);
        String transfer = story.waitingForReport(story.tutor, "TRANSFER", transferOf(story.student("午生")));
        String number = story.numberOf(absence);

        assertThat(found("category=EARLY_LEAVING&q=" + number)).containsExactly(absence);
        assertThat(found("category=TRANSFER&q=" + number)).isEmpty();
        assertThat(found("leavingType=UNEXCUSED_ABSENCE&q=" + number)).containsExactly(absence);
        assertThat(found("leavingType=TRANSFER&q=" + number)).isEmpty();
        assertThat(found("status=TRACKING&q=" + number)).containsExactly(absence);
        assertThat(found("status=CLOSED&q=" + number)).isEmpty();
        assertThat(found("from=" + story.today.minusDays(1) + "&to=" + story.today + "&q=" + number))
                .containsExactly(absence);
        assertThat(found("from=" + story.today.plusDays(1) + "&q=" + number)).isEmpty();
        assertThat(found("q=" + story.numberOf(transfer))).containsExactly(transfer);
        assertThat(story.rowOf(story.registrar, "PENDING", absence)).isNull();
        story.rowIn(story.registrar, "PENDING", transfer);
    }

    private List<String> found(String filter) {
        return story.registrar
                .sees("/api/cases?list=ALL&" + filter)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .map(row -> row.path("caseId").asString())
                .toList();
    }

    /** Every closure reason is tried; those of the type are accepted, in the order of the list. */
    private List<String> reasonsOf(String caseId) {
        List<String> accepted = new ArrayList<>();
        for (String reason : codes("closure-reasons")) {
            Answer answer = story.tracks(story.counsellor, caseId, story.recordSuggesting(reason));
            if (answer.status() == 204) {
                accepted.add(reason);
            } else {
                answer.isProblem(409).hasBlockers("REASON_NOT_ALLOWED_FOR_TYPE");
            }
        }
        return accepted;
    }

    private static List<String> and(String further) {
        List<String> reasons = new ArrayList<>(ANY_TYPE);
        reasons.add(further);
        return reasons;
    }

    private Set<String> codes(String list) {
        return codeList(list).stream()
                .map(item -> item.path("code").asString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<JsonNode> codeList(String name) {
        return story.tutor
                .sees("/api/code-lists/" + name)
                .is(200)
                .json()
                .valueStream()
                .toList();
    }

    private ObjectNode suspensionOf(Student student) {
        ObjectNode form = story.formAbout(student);
        form.set("intentions", Form.array("RETURN_TO_SCHOOL"));
        return form;
    }

    private ObjectNode transferOf(Student student) {
        ObjectNode form = suspensionOf(student);
        form.set("mainReason", Form.reason("PERSONAL_OTHER").put("other", "轉學"));
        form.set("destination", Form.destination("UNKNOWN", "UNKNOWN"));
        return form;
    }
}
