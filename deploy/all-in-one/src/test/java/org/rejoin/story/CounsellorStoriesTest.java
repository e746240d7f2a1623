package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 輔導人員: a day of 何佳穎. */
class CounsellorStoriesTest {

    private final Story story = new Story();

    @Test
    @Tag("ST-C-01")
    @Tag("R-TRK-01")
    @Tag("R-TRK-03")
    @Tag("R-TRK-06")
    @Tag("T08")
    @Tag("L06")
    @Tag("c16")
    void st_c_01_a_counsellor_writes_on_any_case_of_the_school_within_the_limits_of_a_record() {
        Student student = story.student("何宜庭");
        String caseId = story.reported(story.otherTutor, student);

        story.rowIn(story.counsellor, "TRACKING", caseId);
        story.files(
                        story.counsellor,
                        UUID.randomUUID().toString(),
                        "UNEXCUSED_ABSENCE",
                        story.formAbout(story.student("某生")))
                .isProblem(403)
                .hasBlockers("ROLE_MAY_NOT");

        ObjectNode record = story.record()
                .put("method", "HOME_VISIT")
                .put("dwelling", "AWAY_FROM_HOME")
                .put("lifeSituation", "MISSING");
        record.set("measures", Form.array("POLICE", "SOCIAL_SERVICES"));
        story.tracks(story.counsellor, caseId, record).is(204);
        JsonNode theCase = story.caseOf(story.counsellor, caseId);
        assertThat(theCase.path("status").asString()).isEqualTo("TRACKING");
        assertThat(theCase.path("trackingRecords").valueStream()).anySatisfy(written -> {
            assertThat(written.path("recordId").asString())
                    .isEqualTo(record.path("recordId").asString());
            assertThat(written.path("measures").valueStream().map(JsonNode::asString))
                    .containsExactly("POLICE", "SOCIAL_SERVICES");
            assertThat(written.path("writtenBy").asString()).isEqualTo("counsellor-a");
            Instant trackedAt = Instant.parse(record.path("trackedAt").asString());
            assertThat(OffsetDateTime.parse(written.path("trackedAt").asString())
                            .toInstant())
                    .isEqualTo(trackedAt);
            assertThat(OffsetDateTime.parse(written.path("enteredAt").asString())
                            .toInstant())
                    .isAfter(trackedAt);
        });

        ObjectNode twoMethods = story.record();
        twoMethods.set("method", Form.array("PHONE", "HOME_VISIT"));
        story.tracks(story.counsellor, caseId, twoMethods).isProblem(400);

        ObjectNode tooLong = story.record().put("description", "字".repeat(301));
        story.tracks(story.counsellor, caseId, tooLong).isProblem(400).pointsAt("/description");
        story.tracks(story.counsellor, caseId, tooLong.put("draft", true)).is(204);
        // a rare character takes two places in memory and is one character all the same
        story.tracks(story.counsellor, caseId, tooLong.put("draft", false).put("description", "字".repeat(299) + "𠮷"))
                .is(204);

        Answer tooEarly = story.tracks(
                        story.counsellor,
                        caseId,
                        Form.record(story.today
                                .minusDays(30)
                                .atStartOfDay(Story.TAIPEI)
                                .toInstant()))
                .isProblem(400)
                .pointsAt("/trackedAt");
        assertThat(tooEarly.text()).contains("TRACKED_BEFORE_LEAVING");
        Answer tooLate = story.tracks(
                        story.counsellor, caseId, Form.record(Instant.now().plus(Duration.ofHours(2))))
                .isProblem(400)
                .pointsAt("/trackedAt");
        assertThat(tooLate.text()).contains("TRACKED_IN_FUTURE", "追蹤日期不可晚於現在");
        assertThat(story.rowIn(story.counsellor, "TRACKING", caseId)
                        .path("trackingRecords")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    @Tag("ST-C-02")
    @Tag("R-TRK-04")
    @Tag("R-ST-04")
    @Tag("DIS25")
    @Tag("c24")
    void st_c_02_a_sent_record_is_withdrawn_with_a_reason_and_never_changed() {
        String caseId = story.reported(story.tutor, story.student("何宜蓁"));
        String firstRecord = recordsOf(caseId).path(0).path("recordId").asString();
        ObjectNode record = story.record();
        String wrong = record.path("recordId").asString();
        story.tracks(story.counsellor, caseId, record).is(204);

        story.refusedOnTrying(
                story.counsellor,
                caseId,
                () -> story.tracks(story.counsellor, caseId, record.put("description", "改寫")),
                409,
                "RECORD_ALREADY_SUBMITTED");
        story.counsellor
                .deletes(recordAt(caseId, wrong), Form.object())
                .isProblem(400)
                .pointsAt("/reason");
        story.counsellor.deletes(recordAt(caseId, wrong), Form.because("日期有誤")).is(204);
        assertThat(story.rowIn(story.counsellor, "TRACKING", caseId)
                        .path("trackingRecords")
                        .asInt())
                .isEqualTo(1);
        assertThat(recordsOf(caseId).valueStream()).anySatisfy(row -> {
            assertThat(row.path("recordId").asString()).isEqualTo(wrong);
            assertThat(row.toString()).contains("日期有誤");
        });
        story.tracks(story.counsellor, caseId, story.record()).is(204);

        story.refusedOnTrying(
                story.registrar,
                caseId,
                () -> story.registrar.deletes(recordAt(caseId, firstRecord), Form.because("日期有誤")),
                409,
                "FIRST_RECORD_STAYS");
        story.refusedOnTrying(
                story.counsellor,
                caseId,
                () -> story.counsellor.deletes(recordAt(caseId, firstRecord), Form.because("日期有誤")),
                403,
                "FIRST_RECORD_STAYS",
                "NOT_YOUR_RECORD");
        story.counsellor
                .deletes(recordAt(caseId, UUID.randomUUID().toString()), Form.because("日期有誤"))
                .isProblem(404);

        ObjectNode suggestion = story.recordSuggesting("RETURNED_TO_SCHOOL");
        story.tracks(story.counsellor, caseId, suggestion).is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("PENDING_CLOSURE");
        story.counsellor
                .deletes(recordAt(caseId, suggestion.path("recordId").asString()), Form.because("學生未返校"))
                .is(204);
        assertThat(story.statusOf(caseId)).isEqualTo("TRACKING");
        assertThat(story.lightOf(caseId)).isNotEqualTo("GREEN");
    }

    @Test
    @Tag("ST-C-03")
    @Tag("T08")
    void st_c_03_of_two_people_on_one_case_the_second_looks_again() {
        String caseId = story.reported(story.tutor, story.student("何宜靜"));
        String seenByBoth = story.versionOf(story.counsellor, caseId);

        story.tracks(story.tutor, caseId, story.record(), "If-Match", seenByBoth)
                .is(204);
        ObjectNode hers = story.record();
        story.tracks(story.counsellor, caseId, hers, "If-Match", seenByBoth).isProblem(412);
        assertThat(recordsOf(caseId)).hasSize(2);

        String seenAgain = story.versionOf(story.counsellor, caseId);
        assertThat(seenAgain).isNotEqualTo(seenByBoth);
        story.tracks(story.counsellor, caseId, hers, "If-Match", seenAgain).is(204);
        assertThat(recordsOf(caseId)).hasSize(3);

        story.tracks(story.counsellor, caseId, story.record()).is(204);
        assertThat(recordsOf(caseId)).hasSize(4);
    }

    @Test
    @Tag("ST-C-06")
    @Tag("R-REP-06")
    @Tag("T12")
    void st_c_06_a_closed_case_takes_no_record() {
        String caseId = story.reported(story.tutor, story.student("何宜軒"));
        story.suggestedAndClosed(story.registrar, caseId, "ENROLMENT_GIVEN_UP");
        assertThat(story.statusOf(caseId)).isEqualTo("CLOSED");

        story.refused(
                story.counsellor,
                caseId,
                "ADD_TRACKING_RECORD",
                () -> story.tracks(story.counsellor, caseId, story.record()),
                409,
                "ALREADY_CLOSED");
    }

    private JsonNode recordsOf(String caseId) {
        return story.caseOf(story.registrar, caseId).path("trackingRecords");
    }

    private static String recordAt(String caseId, String recordId) {
        return at(caseId, "/tracking-records/" + recordId);
    }
}
