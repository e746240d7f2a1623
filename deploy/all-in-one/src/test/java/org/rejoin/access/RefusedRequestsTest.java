package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Test
    void so_does_what_a_token_or_a_session_was_refused_before_its_role_was_asked() {
        As session = As.signedIn("manager-a", As.DEMO_PASSWORD);
        String wanted = """
                {"tokenId":"%s","name":"校務系統","scopes":["READ_LISTS"],"expiresOn":"%s","password":"%s"}""".formatted(UUID.randomUUID(), LocalDate.now(ZoneId.of("Asia/Taipei")), As.DEMO_PASSWORD);
        String token = session.post("/api/tokens", wanted).json().path("token").asString();

        assertThat(As.program(token).post("/api/transfer-ins", "{}").code()).isEqualTo("TOKEN_SCOPE_MISSING");
        assertThat(newestRefusalOfManager()).isEqualTo("POST /api/transfer-ins");

        agePassword("91 days");
        try {
            assertThat(As.signedIn("manager-a", As.DEMO_PASSWORD)
                            .post("/api/cases", "{}")
                            .code())
                    .isEqualTo("PASSWORD_EXPIRED");
        } finally {
            agePassword("-91 days");
        }
        assertThat(newestRefusalOfManager()).isEqualTo("POST /api/cases");
    }

    private static String newestRefusalOfManager() {
        return As.account("registrar-a")
                .get("/api/access-log?account=manager-a")
                .json()
                .at("/items/0/subject")
                .asString();
    }

    private static void agePassword(String by) {
        Service.bean(JdbcClient.class)
                .sql("UPDATE command_side.credential SET set_at = set_at - cast(? AS interval) WHERE account_id ="
                        + " (SELECT account_id FROM command_side.account WHERE account = 'manager-a')")
                .param(by)
                .update();
    }

    private static long total() {
        return As.account("agency")
                .get("/api/access-log?account=agency")
                .json()
                .get("total")
                .asLong();
    }
}
