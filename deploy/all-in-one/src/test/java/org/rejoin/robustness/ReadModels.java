package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.rejoin.As;
import tools.jackson.databind.JsonNode;

/** The read models of a service as its administrator sees them. */
record ReadModels(String url) {

    private static final String ADDRESS = "/api/admin/read-models";

    List<String> names() {
        return all().stream().map(model -> model.get("name").asString()).toList();
    }

    JsonNode of(String name) {
        return all().stream()
                .filter(model -> model.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void awaitAllCaughtUp() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(all()).isNotEmpty().allSatisfy(model -> assertThat(isCaughtUp(model))
                        .as(model.toString())
                        .isTrue()));
    }

    /** Empties the read model and waits until it is filled again. */
    void replay(String name) {
        assertThat(agency().post(ADDRESS + "/" + name + "/replay").status()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(isCaughtUp(of(name))).as(of(name).toString()).isTrue());
    }

    private static boolean isCaughtUp(JsonNode model) {
        return model.get("error").isNull()
                && !model.get("replaying").asBoolean()
                && model.get("position").asLong() == model.get("head").asLong();
    }

    private List<JsonNode> all() {
        return StreamSupport.stream(
                        agency().withoutWaiting().get(ADDRESS).json().spliterator(), false)
                .toList();
    }

    private As agency() {
        return As.account(url, "agency");
    }
}
