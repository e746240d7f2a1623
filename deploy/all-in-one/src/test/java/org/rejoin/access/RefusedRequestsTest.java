package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import tools.jackson.databind.JsonNode;

class RefusedRequestsTest {

    @Test
    @Tag("ST-M-01")
    void a_refused_command_stands_in_the_access_log_without_what_was_in_it() {
        String name = "陳" + UUID.randomUUID().toString().substring(0, 8);
        String body = "{\"name\":\"%s\"}".formatted(name);
        assertThat(As.account("manager-a").post("/api/cases/prefill", body).status())
                .isEqualTo(403);

        As.Answer log = As.account("registrar-a").get("/api/access-log?account=manager-a");

        assertThat(log.status()).isEqualTo(200);
        JsonNode newest = log.json().get("items").get(0);
        assertThat(newest.get("action").asString()).isEqualTo("COMMAND_REFUSED");
        assertThat(newest.get("subject").asString()).isEqualTo("POST /api/cases/prefill");
        assertThat(newest.get("school").asString()).isEqualTo("990001");
        assertThat(log.text()).doesNotContain(name);
    }

    @Test
    void what_was_not_refused_or_was_asked_by_nobody_is_not_in_it() {
        long before = total();
        As.account("agency").get("/api/cases");
        As.nobody().post("/api/cases/prefill", "{}");
        As.account("agency").post("/api/cases/" + UUID.randomUUID() + "/report");

        assertThat(total()).isEqualTo(before);
    }

    private static long total() {
        return As.account("agency")
                .get("/api/access-log?account=agency")
                .json()
                .get("total")
                .asLong();
    }
}
