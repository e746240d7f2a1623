package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 一級主管: a day of 高崇德. */
class ManagerStoriesTest {

    private final Story story = new Story();

    @Test
    @Tag("ST-M-01")
    @Tag("R-ST-01")
    void st_m_01_the_manager_looks_and_only_looks() {
        Student student = story.student("高以安");
        String waiting = story.waitingForReport(story.tutor, student);
        String tracked = story.reported(story.otherTutor, story.student("高以恩"));
        String closable = story.reported(story.tutor, story.student("高以琳"));
        story.tracks(story.tutor, closable, story.recordSuggesting("RETURNED_TO_SCHOOL"))
                .is(204);

        story.rowIn(story.manager, "PENDING", waiting);
        story.rowIn(story.manager, "TRACKING", tracked);
        story.rowIn(story.manager, "CLOSABLE", closable);
        JsonNode theCase = story.caseOf(story.manager, waiting);
        assertThat(theCase.path("form").path("student").path("name").asString()).isEqualTo(student.name());
        assertThat(theCase.path("trackingRecords")).hasSize(1);
        assertThat(story.manager.sees(at(waiting, "/actions")).is(200).json().valueStream())
                .isNotEmpty()
                .allSatisfy(
                        action -> assertThat(action.path("allowed").asBoolean()).isFalse());

        story.refused(
                story.manager, waiting, "REPORT", () -> story.reports(story.manager, waiting), 403, "NOT_PRINCIPAL");
        story.refused(
                story.manager,
                tracked,
                "ADD_TRACKING_RECORD",
                () -> story.tracks(story.manager, tracked, story.record()),
                403,
                "ROLE_MAY_NOT");
        story.refused(
                story.manager,
                closable,
                "CLOSE",
                () -> story.closes(story.manager, closable, "RETURNED_TO_SCHOOL"),
                403,
                "NOT_PRINCIPAL");
        story.refused(
                story.manager,
                tracked,
                "ASSIGN_TRACKER",
                () -> story.manager.puts(
                        at(tracked, "/trackers/tutor-a2"), Form.object().put("enabled", true)),
                403,
                "NOT_PRINCIPAL");
        story.files(
                        story.manager,
                        UUID.randomUUID().toString(),
                        "UNEXCUSED_ABSENCE",
                        story.formAbout(story.student("某生")))
                .isProblem(403)
                .hasBlockers("ROLE_MAY_NOT");
        story.entersTransferIn(story.manager, UUID.randomUUID().toString(), student.nationalId())
                .isProblem(403);
    }

    @Test
    @Tag("ST-M-02")
    @Tag("SC08")
    @Tag("R-FLD-06")
    @Tag("R-FIL-06")
    @Tag("T05")
    void st_m_02_a_name_with_a_rare_character_is_found_once_reported() {
        Student student = story.student("吳𠮷安");
        String caseId = story.waitingForReport(story.tutor, student);
        assertThat(story.isFoundByName(story.manager, student, caseId)).isFalse();

        story.reports(story.registrar, caseId).is(204);
        assertThat(story.isFoundByName(story.manager, student, caseId)).isTrue();
        assertThat(story.isFoundById(story.manager, student, caseId)).isTrue();
        assertThat(story.rowIn(story.manager, "TRACKING", caseId)
                        .path("studentName")
                        .asString())
                .isEqualTo("吳𠮷安");
        assertThat(story.roster(story.manager, "&basis=REPORTED&age=ALL")).contains("吳𠮷安");
    }

    @Test
    @Tag("ST-M-03")
    @Tag("R-STA-01")
    @Tag("R-STA-02")
    @Tag("R-STA-03")
    @Tag("IF07")
    @Tag("SC10")
    @Tag("IF08")
    void st_m_03_persons_and_person_times_are_counted_apart_and_by_either_date() {
        JsonNode reportedBefore = summary("REPORTED");
        JsonNode leftBefore = summary("LEFT");

        Student student = story.student("高以樂");
        String absence = story.reported(story.tutor, "UNEXCUSED_ABSENCE", story.formAbout(student));
        story.suggestedAndClosed(story.registrar, absence, "ABSENCE_7D_TO_SUSPENSION");
        ObjectNode form = story.formAbout(student).put("leftOn", story.today.toString());
        form.set("intentions", Form.array("RETURN_TO_SCHOOL"));
        String suspension = story.filed(story.tutor, "SUSPENSION", form);
        story.tracks(story.tutor, suspension, Form.record(Instant.now().minusSeconds(60)))
                .is(204);
        story.reports(story.registrar, suspension).is(204);
        story.filed(story.tutor, story.student("高以晴"));

        JsonNode reported = summary("REPORTED");
        assertThat(persons(reported) - persons(reportedBefore)).isEqualTo(1);
        assertThat(personTimes(reported) - personTimes(reportedBefore)).isEqualTo(2);
        JsonNode left = summary("LEFT");
        assertThat(persons(left) - persons(leftBefore)).isEqualTo(1);
        assertThat(personTimes(left) - personTimes(leftBefore)).isEqualTo(1);

        story.manager
                .sees("/api/statistics/measures?from=" + story.today + "&to=" + story.today)
                .is(200);
        assertThat(story.roster(story.manager, "&basis=REPORTED&age=ALL"))
                .contains(story.numberOf(absence), story.numberOf(suspension));
        story.tutor
                .sees("/api/statistics/school-summary?from=" + story.today + "&to=" + story.today)
                .isProblem(403);
    }

    private JsonNode summary(String basis) {
        return story.manager
                .sees("/api/statistics/school-summary?from=" + story.today + "&to=" + story.today + "&age=ALL&basis="
                        + basis)
                .is(200)
                .json();
    }

    private static long persons(JsonNode summary) {
        return all(summary).path("persons").asLong();
    }

    private static long personTimes(JsonNode summary) {
        return all(summary).path("personTimes").asLong();
    }

    private static JsonNode all(JsonNode summary) {
        return summary.path("totals")
                .valueStream()
                .filter(total -> total.path("by").asString().equals("ALL"))
                .findFirst()
                .orElseGet(Form::object);
    }
}
