package org.rejoin.command.classchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A change of class over HTTP, from a request of half a year ago, of a pupil each test has for itself. */
@CommandSideTest
@Tag("R-HL-33")
class ClassChangeIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final String NOT_SETTLED = "\"settled\":false,\"note\":\"仍適應不良\"";
    private static final Random RANDOM = new Random();

    private final CommandSideClient client;
    private final String code =
            Long.toString(System.nanoTime(), 36).toUpperCase().replaceAll(".*(.{6})$", "$1");
    private final Actor registry = new Actor("lai-" + code, Set.of(Role.REGISTRY), code + "J", "HUA");
    private final LocalDate requested = LocalDate.now(ZoneId.of("Asia/Taipei")).minusMonths(6);
    private String page = "";

    @Autowired
    ClassChangeIT(CommandSideClient client) {
        this.client = client;
    }

    @BeforeEach
    void enter() {
        expect(201, client.post(OFFICER, "/api/schools", """
                {"school":"%s","division":"JUNIOR_HIGH","name":"示範國中","county":"HUA","authority":"COUNTY"}""".formatted(code)));
        Answer entered = client.post(
                registry, "/api/register-entries", """
                {"nationalId":"%s","name":"羅以恩","bornOn":"%s","grade":7,"className":"705","movement":"ENROLLED","on":"%s"}""".formatted(nationalId(), requested.minusYears(13), requested));
        expect(200, entered);
        page = "/api/register-entries/"
                + JSON.readTree(entered.body())
                        .path("results")
                        .path(0)
                        .path("entryId")
                        .asString()
                + "/class-change";
    }

    @Test
    void counselling_takes_a_month_the_committee_decides_within_a_month_and_the_change_is_evaluated_after_three() {
        expect(404, explained());
        expect(204, post("", "requestedOn", requested, "\"reason\":\"與同儕相處困難\""));
        assertThat(next()).isEqualTo("COUNSEL");
        Answer early = post("/counselling", "endedOn", requested.plusMonths(1).minusDays(1), "\"records\":4");
        expect(409, early);
        assertThat(early.body()).contains("COUNSELLING_TOO_SHORT", "R-HL-33");
        expect(409, post("/decision", "decidedOn", requested, "\"approved\":false,\"minutes\":\"未同意\""));

        expect(204, post("/counselling", "endedOn", requested.plusMonths(1), "\"records\":4"));
        JsonNode committee = JSON.readTree(explained().body());
        assertThat(committee.path("dueOn").asString())
                .isEqualTo(requested.plusMonths(1).plusMonths(1).toString());
        assertThat(committee.path("overdue").asBoolean()).isTrue();
        LocalDate decided = requested.plusMonths(1).plusDays(10);
        expect(400, post("/decision", "decidedOn", decided, "\"approved\":true,\"minutes\":\"委員會同意\""));
        expect(
                204,
                post(
                        "/decision",
                        "decidedOn",
                        decided,
                        "\"approved\":true,\"className\":\"702\",\"minutes\":\"委員會同意\""));

        Answer soon = post("/evaluation", "evaluatedOn", decided.plusMonths(3).minusDays(1), NOT_SETTLED);
        expect(409, soon);
        assertThat(soon.body()).contains("EVALUATION_TOO_EARLY");
        expect(204, post("/evaluation", "evaluatedOn", decided.plusMonths(3), NOT_SETTLED));
        assertThat(next()).isEqualTo("FORWARD");
        expect(204, post("/forward", "forwardedOn", decided.plusMonths(3), "\"bureauLetter\":\"府教字第9號\""));
        assertThat(next()).isEqualTo("REQUEST");
    }

    @Test
    void who_settled_in_needs_no_transfer_and_a_change_not_approved_ends() {
        expect(204, post("", "requestedOn", requested, "\"reason\":\"與同儕相處困難\""));
        expect(204, post("/counselling", "endedOn", requested.plusMonths(1), "\"records\":4"));
        expect(204, post("/decision", "decidedOn", requested.plusMonths(2), "\"approved\":false,\"minutes\":\"未同意\""));
        assertThat(next()).isEqualTo("REQUEST");
        expect(409, post("/forward", "forwardedOn", requested.plusMonths(2), "\"bureauLetter\":\"府教字第9號\""));
    }

    @Test
    void the_same_step_again_changes_nothing_and_another_school_finds_nothing() {
        expect(204, post("", "requestedOn", requested, "\"reason\":\"與同儕相處困難\""));
        expect(204, post("", "requestedOn", requested, "\"reason\":\"與同儕相處困難\""));
        assertThat(next()).isEqualTo("COUNSEL");

        Actor stranger = new Actor("fang-" + code, Set.of(Role.REGISTRY), "154602J", "HUA");
        expect(404, client.send(stranger, HttpMethod.GET, page, ""));
        expect(404, client.post(stranger, page, "{\"requestedOn\":\"%s\",\"reason\":\"誤\"}".formatted(requested)));
    }

    @Test
    void something_else_of_a_step_that_was_taken_is_refused_and_the_same_again_is_not() {
        expect(204, post("", "requestedOn", requested, "\"reason\":\"與同儕相處困難\""));
        refusedAsOther(post("", "requestedOn", requested, "\"reason\":\"作息不同\""));
        LocalDate ended = requested.plusMonths(1);
        expect(204, post("/counselling", "endedOn", ended, "\"records\":4"));
        refusedAsOther(post("/counselling", "endedOn", ended, "\"records\":5"));
        String approved = "\"approved\":true,\"className\":\"%s\",\"minutes\":\"委員會同意\"";
        expect(204, post("/decision", "decidedOn", ended, approved.formatted("702")));
        refusedAsOther(post("/decision", "decidedOn", ended, approved.formatted("703")));
        expect(204, post("/decision", "decidedOn", ended, approved.formatted("702")));
        LocalDate evaluated = ended.plusMonths(3);
        expect(204, post("/evaluation", "evaluatedOn", evaluated, NOT_SETTLED));
        refusedAsOther(post("/evaluation", "evaluatedOn", evaluated, NOT_SETTLED.replace("false", "true")));
        expect(204, post("/forward", "forwardedOn", evaluated, "\"bureauLetter\":\"府教字第9號\""));
        refusedAsOther(post("/forward", "forwardedOn", evaluated, "\"bureauLetter\":\"府教字第10號\""));
    }

    private static void refusedAsOther(Answer answer) {
        expect(409, answer);
        assertThat(answer.body()).contains("CLASS_CHANGE_RECORDED_OTHERWISE");
    }

    private Answer post(String step, String dayField, LocalDate day, String rest) {
        return client.post(registry, page + step, "{\"%s\":\"%s\",%s}".formatted(dayField, day, rest));
    }

    private Answer explained() {
        return client.send(registry, HttpMethod.GET, page, "");
    }

    private String next() {
        return JSON.readTree(explained().body()).path("next").asString();
    }

    private static String nationalId() {
        while (true) {
            String id = "A" + (1 + RANDOM.nextInt(2)) + "%08d".formatted(RANDOM.nextInt(100_000_000));
            if (NationalId.problemOf(id).isEmpty()) {
                return id;
            }
        }
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
}
