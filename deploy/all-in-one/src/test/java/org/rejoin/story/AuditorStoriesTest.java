package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 柯廷瑋. He has no account yet, so that those read here who may see the case as it is; what an AUDITOR may read of it is
 * shown where the history and the case page are.
 */
class AuditorStoriesTest {

    private final Story story = new Story();

    @Test
    @Tag("ST-A-01")
    @Tag("R-TRK-04")
    @Tag("R-CLS-20")
    void st_a_01_the_history_tells_who_closed_a_case_and_on_what_ground_though_an_auditor_has_no_account_yet() {
        String caseId = story.reported(story.tutor, story.student("柯宜蓁"));
        ObjectNode wrong = story.record();
        story.tracks(story.tutor, caseId, wrong).is(204);
        story.tutor
                .deletes(
                        at(caseId, "/tracking-records/" + wrong.path("recordId").asString()), Form.because("記錯學生"))
                .is(204);
        story.suggestedAndClosed(story.registrar, caseId, "RETURNED_TO_SCHOOL");
        story.registrar.posts(at(caseId, "/reopen"), Form.because("又未到校")).is(204);
        String version = story.versionOf(story.registrar, caseId);

        List<JsonNode> told = historyOf(story.agencyOfficer, caseId);

        assertThat(told)
                .extracting(entry -> entry.path("title").asString())
                .containsExactly("建立填報", "提交填報", "提交追蹤紀錄", "通報", "提交追蹤紀錄", "撤回追蹤紀錄", "提交追蹤紀錄", "建議結案", "結案", "取消結案");
        assertThat(told).allSatisfy(entry -> {
            assertThat(entry.path("roles")).as(entry.toString()).isNotEmpty();
            assertThat(entry.path("school").asString("")).isEqualTo("990001");
            assertThat(entry.path("correlationId").asString("")).isNotBlank();
            assertThat(Instant.parse(entry.path("recordedAt").asString())).isBeforeOrEqualTo(Instant.now());
        });
        assertThat(told.get(5).path("reason").asString()).isEqualTo("記錯學生");
        assertThat(told.get(8).path("sentence").asString())
                .isEqualTo("registrar-a（主要通報人）依 registrar-a 的建議結案，結案事由：返校復學");
        assertThat(told.get(9).path("sentence").asString()).isEqualTo("registrar-a（主要通報人）取消結案，原結案事由：返校復學");
        assertThat(told.get(9).path("reason").asString()).isEqualTo("又未到校");

        story.otherRegistrar.sees(at(caseId, "/history")).isProblem(404);
        Answer csv = story.registrar.sees(at(caseId, "/history?kind=CaseClosed"), "Accept", "text/csv");
        assertThat(csv.is(200).header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(2);
        assertThat(story.versionOf(story.registrar, caseId)).isEqualTo(version);
    }

    @Test
    @Tag("ST-A-02")
    @Tag("R-TRK-03")
    void st_a_02_a_case_is_shown_as_it_was_known_at_a_moment_and_what_came_later_is_named() {
        String caseId = story.reported(story.tutor, story.student("柯宜安"));
        JsonNode shown = story.caseOf(story.agencyOfficer, caseId);
        Instant then = momentAfterwards();
        String moment = then.atZone(Story.TAIPEI).toOffsetDateTime().toString();

        ObjectNode late = story.record();
        story.tracks(story.tutor, caseId, late).is(204);

        assertThat(story.agencyOfficer
                        .sees(at(caseId, "?asOf=" + moment))
                        .is(200)
                        .json())
                .isEqualTo(shown);
        JsonNode diff = story.agencyOfficer
                .sees(at(caseId, "/diff?from=" + moment))
                .is(200)
                .json();
        assertThat(diff.path("changes").valueStream())
                .extracting(change -> change.path("pointer").asString())
                .containsExactlyInAnyOrder("/version", "/trackingRecords/1");
        assertThat(diff.path("lateEntries").valueStream()).singleElement().satisfies(entry -> {
            assertThat(entry.path("recordId")).isEqualTo(late.path("recordId"));
            assertThat(entry.path("message").asString()).contains("補登");
        });
        assertThat(story.caseOf(story.agencyOfficer, caseId).path("trackingRecords"))
                .hasSize(2);
    }

    private static List<JsonNode> historyOf(Person reader, String caseId) {
        return reader.sees(at(caseId, "/history"))
                .is(200)
                .json()
                .path("entries")
                .valueStream()
                .toList();
    }

    /** Events are dated by the millisecond: what follows is of a later one. */
    private static Instant momentAfterwards() {
        Instant moment = Instant.now();
        while (Instant.now().toEpochMilli() == moment.toEpochMilli()) {
            Thread.onSpinWait();
        }
        return moment;
    }
}
