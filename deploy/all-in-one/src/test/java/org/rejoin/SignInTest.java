package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

    @Test
    void without_an_account_nothing_under_api_answers() {
        As.Answer answer = As.nobody().get("/api/cases");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void a_script_gets_no_dialog_of_the_browser() {
        As.Answer answer =
                As.nobody().with("X-Requested-With", "XMLHttpRequest").get("/api/cases");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic dHV0b3ItYTp3cm9uZw==", "Bearer x", "Negotiate"})
    void wrong_credentials_are_401_whatever_they_look_like(String authorization) {
        As.Answer answer = As.nobody().with("Authorization", authorization).get("/api/cases");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("NOT_SIGNED_IN");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, http://elsewhere.example",
        "Origin, http://localhost:1",
        "Origin, null"
    })
    void a_page_of_another_site_cannot_command(String header, String value) {
        As.Answer refused =
                As.account("registrar-a").with(header, value).post("/api/cases/" + UUID.randomUUID() + "/report");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("FORBIDDEN");
        assertThat(As.account("registrar-a")
                        .with(header, value)
                        .get("/api/cases")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void a_page_of_the_service_can_command(String site) {
        As page = As.account("registrar-a");
        String unknown = "/api/cases/" + UUID.randomUUID() + "/report";

        assertThat(page.with("Sec-Fetch-Site", site)
                        .with("Origin", "http://elsewhere.example")
                        .post(unknown)
                        .status())
                .isEqualTo(404);
        assertThat(page.with("Origin", Service.url()).post(unknown).status()).isEqualTo(404);
    }

    @Test
    void no_session_is_kept() {
        assertThat(As.account("tutor-a").get("/api/nothing").header("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/v3/api-docs", "/swagger-ui/index.html"})
    void health_and_the_description_of_the_api_are_open(String path) {
        assertThat(As.nobody().get(path).status()).isEqualTo(200);
    }

    @Test
    void readiness_asks_the_database() {
        assertThat(As.account("agency")
                        .get("/actuator/health/readiness")
                        .json()
                        .at("/components/db/status")
                        .asString())
                .isEqualTo("UP");
    }

    @Test
    void metrics_are_for_the_agency() {
        assertThat(As.nobody().get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(As.account("tutor-a").get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(As.account("agency").get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
    }
}
