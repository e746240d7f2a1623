package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong before a controller is reached is answered as problem details. */
class ProblemTest {

    @Test
    void an_unknown_address_is_404() {
        assertProblem(As.account("tutor-a").get("/api/nothing-here"), 404, "NOT_FOUND");
    }

    @Test
    void a_method_the_address_does_not_take_is_405() {
        As.Answer answer = As.account("agency").delete("/actuator/prometheus", "");

        assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void an_answer_the_caller_does_not_accept_is_406_and_still_readable() {
        As.Answer answer = As.account("agency").with("Accept", "image/png").get("/actuator/prometheus");

        assertProblem(answer, 406, "NOT_ACCEPTABLE");
    }

    @Test
    void a_role_that_may_not_is_403() {
        As.Answer answer = As.account("tutor-a").get("/actuator/prometheus");

        assertProblem(answer, 403, "FORBIDDEN");
        assertThat(answer.json().get("detail").asString()).contains("管理者");
        assertThat(answer.blockers()).containsExactly("ROLE_MAY_NOT");
    }

    @Test
    void the_text_is_in_the_language_of_the_caller_and_chinese_without_one() {
        As client = As.account("tutor-a");

        assertThat(client.get("/api/nothing-here").json().get("title").asString())
                .isEqualTo("查無資料");
        assertThat(client.with("Accept-Language", "ja")
                        .get("/api/nothing-here")
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("查無資料");
        assertThat(client.inEnglish()
                        .get("/api/nothing-here")
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("Not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/cases;jsessionid=1 HTTP/1.1",
                "GET //api//cases HTTP/1.1",
                "GET /api/%2e%2e/cases HTTP/1.1",
                "GET /api/%00 HTTP/1.1",
                "GET /api/%zz HTTP/1.1",
                "GET /api/cases?q=<script> HTTP/1.1",
                "GET /api/{x} HTTP/1.1",
                "GET / HTTP/9.9",
                "BREW /api/cases HTTP/1.1",
                "nonsense",
            })
    void a_request_line_no_servlet_understands_gets_problem_details(String line) throws IOException {
        String answer = send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.lines().findFirst())
                .hasValueSatisfying(status -> assertThat(status).matches("HTTP/1.1 (4\\d\\d|505).*"));
        assertThat(answer).contains("application/problem+json").contains("\"traceId\"");
        assertThat(answer).doesNotContain("Tomcat", "<html", "Exception", "\tat ");
    }

    @Test
    void headers_beyond_the_limit_get_problem_details() throws IOException {
        String answer =
                send("GET /api/cases HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    private static void assertProblem(As.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("traceId").asString()).isNotBlank();
    }

    private static String send(String request) throws IOException {
        URI service = URI.create(Service.url());
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
