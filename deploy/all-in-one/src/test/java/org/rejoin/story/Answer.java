package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.rejoin.As;
import tools.jackson.databind.JsonNode;

/** What the service said to one request. */
record Answer(String request, As.Answer said) {

    int status() {
        return said.status();
    }

    String text() {
        return said.text();
    }

    JsonNode json() {
        return said.json();
    }

    String header(String name) {
        return said.header(name).orElse("");
    }

    String version() {
        return header("ETag");
    }

    Answer is(int status) {
        assertThat(status()).as("%s answered %s", request, text()).isEqualTo(status);
        return this;
    }

    /** An error in the shape that clients rely on. */
    Answer isProblem(int status) {
        is(status);
        assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("status").asInt()).as(text()).isEqualTo(status);
        assertThat(problem.path("code").asString("")).as(text()).matches("[A-Z0-9_]+");
        assertThat(problem.path("title").asString("")).as(text()).isNotBlank();
        return this;
    }

    Answer hasCode(String code) {
        assertThat(json().path("code").asString("")).as(text()).isEqualTo(code);
        return this;
    }

    /** All reasons at once, each with its rule, a text and who can remove it. */
    Answer hasBlockers(String... codes) {
        JsonNode blockers = json().path("blockers");
        assertThat(codesOf(blockers)).as("%s answered %s", request, text()).containsExactlyInAnyOrder(codes);
        assertThat(blockers.valueStream()).as(text()).allSatisfy(blocker -> {
            assertThat(blocker.path("ruleId").asString("")).isNotBlank();
            assertThat(blocker.path("message").asString("")).isNotBlank();
            assertThat(blocker.has("removableBy")).isTrue();
        });
        return this;
    }

    /** Each field named is pointed at, whatever stands around the form in the body. */
    Answer pointsAt(String... ends) {
        List<String> pointers = json().path("fields")
                .valueStream()
                .map(field -> field.path("pointer").asString(""))
                .toList();
        assertThat(Stream.of(ends)).as("%s answered %s", request, text()).allSatisfy(end -> assertThat(pointers)
                .anyMatch(pointer -> pointer.endsWith(end)));
        return this;
    }

    static List<String> codesOf(JsonNode blockers) {
        return blockers.valueStream()
                .map(blocker -> blocker.path("code").asString(""))
                .toList();
    }
}
