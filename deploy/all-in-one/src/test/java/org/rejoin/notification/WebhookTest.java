package org.rejoin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.notification.NotificationWorld.OTHER;
import static org.rejoin.notification.NotificationWorld.after;
import static org.rejoin.notification.NotificationWorld.as;
import static org.rejoin.notification.NotificationWorld.filed;
import static org.rejoin.notification.NotificationWorld.mails;
import static org.rejoin.notification.NotificationWorld.reported;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rejoin.As;
import org.rejoin.logscan.Secrets;
import org.rejoin.notification.NotificationWorld.Filed;
import org.rejoin.notification.OtherSystem.Received;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class WebhookTest {

    private static final JsonMapper JSON = new JsonMapper();

    @BeforeAll
    static void patience() {
        // starts the service, which is no part of any test
        as("agency");
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterEach
    void noneIsLeft() {
        OTHER.isBroken(false);
        as("agency").get("/api/webhooks").json().forEach(webhook -> as("agency")
                .delete("/api/webhooks/" + webhook.get("webhookId").asString(), "{}"));
    }

    @Test
    void a_report_is_told_once_signed_and_without_anything_personal() throws Exception {
        Hook hook = hook("/reports", "\"CASE_REPORTED\"", "");

        Filed filed = reported();

        Received delivery =
                await().until(() -> OTHER.at("/reports"), it -> !it.isEmpty()).get(0);
        JsonNode body = JSON.readTree(delivery.body());
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "kind", "caseId", "school", "at");
        assertThat(body.get("kind").asString()).isEqualTo("CASE_REPORTED");
        assertThat(body.get("caseId").asString()).isEqualTo(filed.caseId());
        assertThat(body.get("school").asString()).isEqualTo("990001");
        assertThat(Instant.parse(body.get("at").asString())).isNotNull();
        String[] parts = delivery.signature().split("[=,]");
        assertThat(parts[3]).isEqualTo(hmac(hook.secret(), parts[1] + "." + delivery.body()));
        await().until(() -> hook.deliveries("DELIVERED").size() == 1);
        assertThat(OTHER.at("/reports")).hasSize(1);
    }

    @Test
    void nobody_else_is_told_before_the_report_nor_of_another_unit_or_kind() {
        hook("/all", "\"CASE_REPORTED\",\"CLOSURE_SUGGESTED\"", ",\"school\":\"990001\"");
        hook("/other-unit", "\"CASE_REPORTED\"", ",\"school\":\"990002\"");
        hook("/other-county", "\"CASE_REPORTED\"", ",\"county\":\"TPE\"");
        hook("/other-kind", "\"CASE_CLOSED\"", "");

        filed();
        Filed reported = reported();

        await().until(() -> OTHER.at("/all").size() == 1);
        assertThat(OTHER.at("/all").get(0).body()).contains(reported.caseId());
        assertThat(List.of("/other-unit", "/other-county", "/other-kind"))
                .allSatisfy(path -> assertThat(OTHER.at(path)).isEmpty());
    }

    @Test
    void what_is_refused_is_sent_again_under_the_same_id_until_it_is_taken() {
        Hook hook = hook("/sometimes", "\"CASE_REPORTED\"", "");
        OTHER.isBroken(true);
        reported();
        await().until(() -> hook.deliveries("WAITING").stream()
                .anyMatch(it -> it.path("answered").asInt() == 503));
        assertThat(hook.deliveries("WAITING").get(0).get("failure").asString()).isEqualTo("REFUSED");

        OTHER.isBroken(false);
        after(Duration.ofMinutes(1));

        await().until(() -> hook.deliveries("DELIVERED").size() == 1);
        List<Received> received = OTHER.at("/sometimes");
        assertThat(received).hasSizeGreaterThan(1);
        assertThat(received.stream().map(Received::body).distinct()).hasSize(1);
        assertThat(received.stream().map(Received::signature).distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void after_a_day_it_is_dead_and_an_administrator_sends_it_again_or_discards_it_with_a_reason()
            throws InterruptedException {
        Hook hook = hook("/sometimes-for-a-day", "\"CASE_REPORTED\"", "");
        OTHER.isBroken(true);
        reported();
        reported();
        for (int hour = 0; hour < 48 && hook.deliveries("DEAD").size() < 2; hour++) {
            after(Duration.ofHours(1));
            TimeUnit.MILLISECONDS.sleep(300);
        }
        await().until(() -> hook.deliveries("DEAD").size() == 2);
        String first = hook.deliveries("DEAD").get(0).get("deliveryId").asString();
        String second = hook.deliveries("DEAD").get(1).get("deliveryId").asString();

        OTHER.isBroken(false);
        after(Duration.ofMinutes(1));
        assertThat(as("agency").post(hook.at("/deliveries/" + first + "/retry")).status())
                .isEqualTo(204);
        assertThat(as("agency")
                        .post(hook.at("/deliveries/" + second + "/discard"), "{\"reason\":\"以檔案補上\"}")
                        .status())
                .isEqualTo(204);

        await().until(() -> hook.deliveries("DELIVERED").size() == 1);
        assertThat(hook.deliveries("DISCARDED").get(0).get("reason").asString()).isEqualTo("以檔案補上");
        assertThat(hook.deliveries("DISCARDED").get(0).get("endedBy").asString())
                .isEqualTo("agency");
        assertThat(as("agency")
                        .post(hook.at("/deliveries/" + second + "/retry"))
                        .blockers())
                .containsExactly("DELIVERY_HAS_ENDED");
    }

    @Test
    void a_redirect_is_not_followed_and_a_slow_system_not_waited_for() {
        Hook redirects = hook("/redirects", "\"CASE_REPORTED\"", "");
        Hook slow = hook("/slow", "\"CASE_REPORTED\"", "");

        JsonNode redirected = as("agency").post(redirects.at("/ping")).json();
        JsonNode late = as("agency").post(slow.at("/ping")).json();

        assertThat(redirected.get("delivered").asBoolean()).isFalse();
        assertThat(redirected.get("failure").asString()).isEqualTo("REDIRECTED");
        assertThat(late.get("failure").asString()).isEqualTo("TIMED_OUT");
        assertThat(OTHER.at("/elsewhere")).isEmpty();
    }

    @Test
    void a_ping_tells_at_once_whether_the_way_is_open() {
        Hook hook = hook("/pings", "\"CASE_CLOSED\"", "");

        JsonNode answer = as("agency").post(hook.at("/ping")).json();

        assertThat(answer.get("delivered").asBoolean()).isTrue();
        assertThat(answer.get("status").asInt()).isEqualTo(204);
        assertThat(OTHER.at("/pings").get(0).body()).contains("\"kind\":\"PING\"");
    }

    @Test
    void a_webhook_that_fails_for_days_is_switched_off_and_the_administrators_are_told() {
        Hook hook = hook("/sometimes-never", "\"CASE_REPORTED\"", "");
        OTHER.isBroken(true);
        reported();
        await().until(() -> hook.view().has("failingSince"));

        after(Duration.ofDays(6));
        await().until(() -> !hook.view().get("active").asBoolean());

        assertThat(hook.view().get("disabledBecause").asString()).isEqualTo("FAILING");
        await().until(() -> mails("agency@agency.example", "Webhook 已停用").size() == 1);
        assertThat(mails("agency@agency.example", "Webhook 已停用").get(0))
                .contains("localhost")
                .doesNotContain("sometimes-never");
        assertThat(as("agency")
                        .put(
                                hook.at(""),
                                "{\"url\":\"%s\",\"kinds\":[\"CASE_CLOSED\"],\"active\":true}"
                                        .formatted(OTHER.url("/again")))
                        .status())
                .isEqualTo(204);
        assertThat(hook.view().get("active").asBoolean()).isTrue();
        assertThat(hook.view().has("disabledBecause")).isFalse();
    }

    @Test
    void the_secret_is_shown_once_and_stored_encrypted() {
        Hook hook = hook("/secret", "\"CASE_CLOSED\"", "");

        byte[] stored = NotificationWorld.bean(JdbcClient.class)
                .sql("SELECT secret FROM command_side.webhook WHERE webhook_id = ?")
                .param(hook.id())
                .query((row, n) -> row.getBytes("secret"))
                .single();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(hook.secret());
        assertThat(as("agency").get("/api/webhooks").text()).contains(hook.id()).doesNotContain(hook.secret());
        assertThat(hook.view().has("secret")).isFalse();
    }

    @Test
    void only_addresses_by_https_are_taken() {
        for (String url : List.of(
                "http://sis.songtao.example/", "ftp://sis.songtao.example/", "https://a:b@sis.songtao.example/", "x")) {
            As.Answer answer = as("agency").post("/api/webhooks", wanted(url, "\"CASE_CLOSED\"", ""));
            assertThat(answer.status()).as(url).isEqualTo(400);
            assertThat(answer.fields()).containsExactly("WEBHOOK_URL_FORMAT");
        }
        assertThat(as("agency")
                        .post("/api/webhooks", wanted(OTHER.url("/"), "\"CASE_CLOSED\"", ",\"school\":\"nowhere\""))
                        .fields())
                .containsExactly("UNKNOWN_CODE");
        assertThat(as("registrar-a")
                        .post("/api/webhooks", wanted(OTHER.url("/"), "\"CASE_CLOSED\"", ""))
                        .status())
                .isEqualTo(403);
    }

    private record Hook(String id, String secret) {

        String at(String path) {
            return "/api/webhooks/" + id + path;
        }

        JsonNode view() {
            return as("agency").get(at("")).json();
        }

        List<JsonNode> deliveries(String state) {
            List<JsonNode> rows = new java.util.ArrayList<>();
            as("agency")
                    .get(at("/deliveries?state=" + state))
                    .json()
                    .get("items")
                    .forEach(rows::add);
            return rows;
        }
    }

    private static Hook hook(String path, String kinds, String more) {
        JsonNode made = as("agency")
                .post("/api/webhooks", wanted(OTHER.url(path), kinds, more))
                .json();
        Secrets.note(made.get("secret").asString());
        return new Hook(made.get("webhookId").asString(), made.get("secret").asString());
    }

    private static String wanted(String url, String kinds, String more) {
        return "{\"webhookId\":\"%s\",\"url\":\"%s\",\"kinds\":[%s]%s}".formatted(UUID.randomUUID(), url, kinds, more);
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
