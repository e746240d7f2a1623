package org.rejoin.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import tools.jackson.databind.JsonNode;

class ApiDocsTest {

    private final JsonNode paths =
            As.nobody().withoutWaiting().get("/v3/api-docs").json().get("paths");

    @Test
    void filing_has_an_example() {
        JsonNode body = paths.get("/api/cases").get("post").at("/requestBody/content/application~1json");

        assertThat(body.has("example")
                        || body.has("examples")
                        || As.nobody()
                                .withoutWaiting()
                                .get("/v3/api-docs")
                                .json()
                                .at("/components/schemas/NewFiling")
                                .has("example"))
                .isTrue();
    }

    @Test
    void each_command_says_how_it_is_refused_and_repeated() {
        List<JsonNode> commands = operations()
                .filter(operation -> !operation.method().equals("get"))
                .filter(operation -> Set.of("Case commands", "Transfer-in").contains(operation.tag()))
                .map(Operation::description)
                .toList();

        assertThat(commands).hasSizeGreaterThan(10).allSatisfy(command -> {
            assertThat(command.get("responses").has("412")).isTrue();
            assertThat(command.at("/responses/409").toString()).contains("NO_TRACKING_RECORD");
            assertThat(command.at("/responses/404").toString()).doesNotContain("NO_TRACKING_RECORD");
            assertThat(headers(command)).contains("Idempotency-Key", "If-Match");
        });
    }

    @Test
    void only_readings_wait_and_only_commands_know_versions() {
        assertThat(operations()).allSatisfy(operation -> {
            boolean reads = operation.method().equals("get")
                    || operation.path().endsWith("/search")
                    || operation.path().endsWith("/prefill");
            boolean commands = !reads && Set.of("Case commands", "Transfer-in").contains(operation.tag());

            assertThat(headers(operation.description()).contains("Consistency-Token"))
                    .as(operation.path())
                    .isEqualTo(reads);
            assertThat(headers(operation.description()).contains("If-Match"))
                    .as(operation.path())
                    .isEqualTo(commands);
        });
    }

    private Stream<Operation> operations() {
        return paths.properties().stream().flatMap(path -> path.getValue().properties().stream()
                .map(operation -> new Operation(path.getKey(), operation.getKey(), operation.getValue())));
    }

    private static List<String> headers(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .map(parameter -> parameter.get("name").asString())
                .toList();
    }

    private record Operation(String path, String method, JsonNode description) {

        String tag() {
            return description.at("/tags/0").asString();
        }
    }
}
