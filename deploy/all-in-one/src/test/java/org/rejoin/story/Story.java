package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The people of the stories, what they do again and again, and what each must see. One per test. */
final class Story {

    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    // another student in every test and run, so that tests neither meet each other nor themselves
    private final Random random = new Random();

    final LocalDate today = LocalDate.now(TAIPEI);

    /** 周雅文 */
    final Person tutor = new Person("tutor-a");

    /** 魏子翔 */
    final Person otherTutor = new Person("tutor-a2");

    /** 何佳穎 */
    final Person counsellor = new Person("counsellor-a");

    /** 沈佩儀 */
    final Person registrar = new Person("registrar-a");

    /** 高崇德 */
    final Person manager = new Person("manager-a");

    /** 杜冠廷, of the other school */
    final Person otherRegistrar = new Person("registrar-b");

    final Person otherSchoolsTutor = new Person("tutor-b");

    /** 邱詠晴 */
    final Person countyOfficer = new Person("county");

    /** 石文彥 */
    final Person agencyOfficer = new Person("agency");

    Student student(String name) {
        return Student.named(name, today, random);
    }

    ObjectNode formAbout(Student student) {
        return Form.about(student, today.minusDays(19));
    }

    /** Yesterday at half past six in the evening. */
    Instant yesterdayEvening() {
        return today.minusDays(1).atTime(18, 30).atZone(TAIPEI).toInstant();
    }

    ObjectNode record() {
        return Form.record(yesterdayEvening());
    }

    ObjectNode recordSuggesting(String closureReason) {
        return record().put("closureReason", closureReason).put("description", "學生已確定去向。");
    }

    // what people do

    Answer files(Person filer, String caseId, String leavingType, JsonNode form) {
        ObjectNode body = Form.object().put("caseId", caseId).put("leavingType", leavingType);
        body.set("form", form);
        return filer.posts("/api/cases", body);
    }

    String draft(Person filer, String leavingType, JsonNode form) {
        String caseId = UUID.randomUUID().toString();
        files(filer, caseId, leavingType, form).is(201);
        return caseId;
    }

    String filed(Person filer, String leavingType, JsonNode form) {
        String caseId = draft(filer, leavingType, form);
        filer.posts(at(caseId, "/submit")).is(204);
        return caseId;
    }

    String filed(Person filer, Student student) {
        return filed(filer, "UNEXCUSED_ABSENCE", formAbout(student));
    }

    String waitingForReport(Person filer, String leavingType, JsonNode form) {
        String caseId = filed(filer, leavingType, form);
        tracks(filer, caseId, record()).is(204);
        return caseId;
    }

    String waitingForReport(Person filer, Student student) {
        return waitingForReport(filer, "UNEXCUSED_ABSENCE", formAbout(student));
    }

    String reported(Person filer, String leavingType, JsonNode form) {
        String caseId = waitingForReport(filer, leavingType, form);
        reports(registrar, caseId).is(204);
        return caseId;
    }

    String reported(Person filer, Student student) {
        return reported(filer, "UNEXCUSED_ABSENCE", formAbout(student));
    }

    Answer tracks(Person writer, String caseId, ObjectNode record, String... headers) {
        return writer.posts(at(caseId, "/tracking-records"), record, headers);
    }

    Answer reports(Person person, String caseId) {
        return person.posts(at(caseId, "/report"));
    }

    Answer closes(Person person, String caseId, String closureReason, String... headers) {
        return person.posts(at(caseId, "/close"), Form.of("closureReason", closureReason), headers);
    }

    void suggestedAndClosed(Person person, String caseId, String closureReason) {
        tracks(person, caseId, recordSuggesting(closureReason)).is(204);
        closes(person, caseId, closureReason).is(204);
    }

    Answer entersTransferIn(Person person, String transferInId, String... nationalIds) {
        ObjectNode body = Form.object()
                .put("transferInId", transferInId)
                .put("month", today.toString().substring(0, 7));
        body.set("nationalIds", Form.array(nationalIds));
        return person.posts("/api/transfer-ins", body);
    }

    static String at(String caseId, String rest) {
        return "/api/cases/" + caseId + rest;
    }

    // what people see

    JsonNode caseOf(Person reader, String caseId) {
        return reader.sees(at(caseId, "")).is(200).json();
    }

    String statusOf(String caseId) {
        return caseOf(registrar, caseId).path("status").asString();
    }

    String numberOf(String caseId) {
        return caseOf(registrar, caseId).path("caseNumber").asString();
    }

    String versionOf(Person reader, String caseId) {
        return reader.sees(at(caseId, "")).is(200).version();
    }

    /** The case in a list of its kind; null where the list does not hold it. */
    @Nullable
    JsonNode rowOf(Person reader, String list, String caseId) {
        for (int page = 0; ; page++) {
            JsonNode answer = reader.sees("/api/cases?list=" + list + "&size=100&page=" + page)
                    .is(200)
                    .json();
            for (JsonNode row : answer.path("items")) {
                if (row.path("caseId").asString().equals(caseId)) {
                    return row;
                }
            }
            if ((page + 1L) * 100 >= answer.path("total").asLong()) {
                return null;
            }
        }
    }

    JsonNode rowIn(Person reader, String list, String caseId) {
        JsonNode row = rowOf(reader, list, caseId);
        assertThat(row)
                .as("%s finds %s among %s", reader.account(), caseId, list)
                .isNotNull();
        return row == null ? Form.object() : row;
    }

    String lightOf(String caseId) {
        return rowIn(registrar, "ALL", caseId).path("light").asString();
    }

    List<JsonNode> inboxOf(Person reader, String caseId) {
        return reader.sees("/api/inbox?size=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("caseId").asString("").equals(caseId))
                .toList();
    }

    List<String> kindsInInboxOf(Person reader, String caseId) {
        return inboxOf(reader, caseId).stream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    boolean isFoundById(Person reader, Student student, String caseId) {
        return isFound(reader, Form.of("nationalId", student.nationalId()), caseId);
    }

    boolean isFoundByName(Person reader, Student student, String caseId) {
        return isFound(reader, Form.of("name", student.name()), caseId);
    }

    private static boolean isFound(Person reader, JsonNode searched, String caseId) {
        return reader.finds("/api/cases/search", searched)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .anyMatch(row -> row.path("caseId").asString().equals(caseId));
    }

    /** The roster of reported cases as a program reads it. */
    String roster(Person reader, String more) {
        return reader.sees(
                        "/api/statistics/roster?from=" + today.minusDays(1) + "&to=" + today + more,
                        "Accept",
                        "text/csv")
                .is(200)
                .text();
    }

    // what people are refused

    JsonNode action(Person person, String caseId, String action) {
        JsonNode actions = person.sees(at(caseId, "/actions")).is(200).json();
        return actions.valueStream()
                .filter(one -> one.path("action").asString().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no action " + action + " in " + actions));
    }

    void may(Person person, String caseId, String action) {
        JsonNode shown = action(person, caseId, action);
        assertThat(shown.path("allowed").asBoolean())
                .as("%s may %s: %s", person.account(), action, shown)
                .isTrue();
        assertThat(shown.path("blockers")).as(shown.toString()).isEmpty();
    }

    /** The list of actions had named every blocker before, the refusal names the same, and nothing changed. */
    Answer refused(
            Person person, String caseId, String action, Supplier<Answer> attempt, int status, String... blockers) {
        JsonNode shown = action(person, caseId, action);
        assertThat(shown.path("allowed").asBoolean())
                .as("%s may %s: %s", person.account(), action, shown)
                .isFalse();
        assertThat(Answer.codesOf(shown.path("blockers"))).as(shown.toString()).containsExactlyInAnyOrder(blockers);
        return refusedOnTrying(person, caseId, attempt, status, blockers);
    }

    /** A refusal that depends on what is asked for, so that the list of actions cannot show it before. */
    Answer refusedOnTrying(Person person, String caseId, Supplier<Answer> attempt, int status, String... blockers) {
        String before = versionOf(person, caseId);
        Answer answer = attempt.get().isProblem(status).hasBlockers(blockers);
        assertThat(versionOf(person, caseId))
                .as("version after %s", answer.text())
                .isEqualTo(before);
        return answer;
    }
}
