package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.story.Story.at;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.School.Applicant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 柯廷瑋, who inspects 甲校. What the register answered is not in his history yet: no register is asked. */
class AuditorStoriesTest {

    private final Story story = new Story();
    private final Applicant named = Applicant.named("柯廷瑋");

    private Person auditor = Person.nobody();

    @BeforeEach
    void he_has_an_account_for_the_inspection() {
        story.agencyOfficer
                .posts("/api/accounts", named.application("990001", "AUDITOR"))
                .is(201);
        named.setsPassword(named.mail(School.APPROVED).token(), School.PASSWORD).is(204);
        auditor = named.signsIn();
    }

    @Test
    @Tag("ST-A-01")
    @Tag("R-TRK-04")
    @Tag("R-CLS-20")
    @Tag("c18")
    void st_a_01_who_closed_a_case_and_on_what_ground() {
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

        List<JsonNode> told = historyOf(auditor, caseId);

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

        assertThat(told)
                .allSatisfy(entry -> assertThat(entry.path("text").isNull()).isTrue());
        assertThat(historyOf(story.registrar, caseId).get(7).path("text").asString())
                .isEqualTo("學生已確定去向。");
        JsonNode page = story.caseOf(auditor, caseId);
        assertThat(page.path("counsellingHidden").asBoolean()).isTrue();
        assertThat(page.path("trackingRecords").valueStream())
                .allSatisfy(record ->
                        assertThat(record.path("description").isNull()).isTrue());
        story.rowIn(auditor, "TRACKING", caseId);

        auditor.posts(at(caseId, "/reopen"), Form.because("試試")).isProblem(403);
        auditor.posts(at(caseId, "/tracking-records"), story.record()).isProblem(403);
        String waiting = story.waitingForReport(story.tutor, story.student("柯宜靜"));
        auditor.sees(at(waiting, "/history")).isProblem(404);
        auditor.sees(at(waiting, "")).isProblem(404);
        assertThat(auditor.sees("/api/access-log?account=" + named.account())
                        .is(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(entry -> entry.path("caseId").asString("").equals(caseId))
                        .map(entry -> entry.path("action").asString()))
                .contains("HISTORY_READ", "CASE_READ");

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
        JsonNode shown = story.caseOf(auditor, caseId);
        Instant then = momentAfterwards();
        String moment = then.atZone(Story.TAIPEI).toOffsetDateTime().toString();

        ObjectNode late = story.record();
        story.tracks(story.tutor, caseId, late).is(204);

        // duties are reckoned apart: of the past none is told (ADR 22)
        ((ObjectNode) shown).putNull("obligations");
        assertThat(auditor.sees(at(caseId, "?asOf=" + moment)).is(200).json()).isEqualTo(shown);
        JsonNode diff = auditor.sees(at(caseId, "/diff?from=" + moment)).is(200).json();
        assertThat(diff.path("changes").valueStream())
                .extracting(change -> change.path("pointer").asString())
                .containsExactlyInAnyOrder("/version", "/trackingRecords/1");
        assertThat(diff.path("lateEntries").valueStream()).singleElement().satisfies(entry -> {
            assertThat(entry.path("recordId")).isEqualTo(late.path("recordId"));
            assertThat(entry.path("message").asString()).contains("補登");
        });
        assertThat(story.caseOf(auditor, caseId).path("trackingRecords")).hasSize(2);
    }

    @Test
    @Tag("ST-A-03")
    @Tag("R-STA-03")
    @Tag("R-STA-04")
    void st_a_03_a_published_figure_is_made_again_and_todays_is_explained_by_cases() {
        String voided = story.reported(story.tutor, story.student("柯宜真"));
        Instant published = momentAfterwards();
        String period = "?from=%s&to=%s".formatted(story.today.minusMonths(1), story.today);
        String asOf = period + "&asOf=" + published.atZone(Story.TAIPEI).toOffsetDateTime();
        JsonNode figure =
                auditor.sees("/api/statistics/school-summary" + period).is(200).json();

        story.agencyOfficer
                .posts(
                        at(voided, "/void"),
                        Form.because("重複通報").put("letterNumber", "臺教國署字第1號").put("letterDate", story.today.toString()))
                .is(204);
        String added = story.reported(story.tutor, story.student("柯宜善"));

        assertThat(auditor.sees("/api/statistics/school-summary" + asOf).is(200).json())
                .isEqualTo(figure);
        JsonNode difference =
                auditor.sees("/api/statistics/difference" + asOf).is(200).json();
        assertThat(difference.path("then")).isEqualTo(difference.path("now"));
        assertThat(difference.path("changes").valueStream())
                .extracting(change -> change.path("change").asString() + " "
                        + change.path("caseNumber").asString())
                .containsExactly("VOIDED " + numberOf(voided), "ADDED " + numberOf(added));
        auditor.sees("/api/statistics/difference" + period).isProblem(400);
    }

    private String numberOf(String caseId) {
        return story.caseOf(story.registrar, caseId).path("caseNumber").asString();
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
