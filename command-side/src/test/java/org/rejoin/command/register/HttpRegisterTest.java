package org.rejoin.command.register;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.RegisterAnswer.Outcome;
import org.rejoin.event.casefile.RegisterAnswer.Source;
import tools.jackson.databind.json.JsonMapper;

/** The register over HTTP: slow, failing, answering nonsense. */
@Tag("IF01")
class HttpRegisterTest {

    private static final String ID = "A123456789";
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZONE);
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final String KNOWN = """
            {"students": [{"nationalId": "A123456789", "unit": "990001", "standing": "ENROLLED", "since": "2024-08-01",
                           "name": "方子晏", "birthDate": "2009-06-03", "studentNumber": "11301007", "sex": "MALE",
                           "programme": "GENERAL", "grade": 2, "added later": true}]}""";

    private final WireMockServer wire =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(40));

    private AskedRegisters register;

    @BeforeEach
    void start() {
        wire.start();
        register = register(4);
    }

    @AfterEach
    void stop() {
        wire.stop();
    }

    @Test
    @Tag("R-FLD-02")
    void the_own_student_is_answered_with_all_that_is_known() {
        answers(KNOWN);

        RegisterAnswer answer = register.forFiling(ID, "990001");

        assertThat(answer)
                .isEqualTo(new RegisterAnswer(
                        CLOCK.instant(),
                        Source.REGISTER,
                        Outcome.FOUND,
                        null,
                        new RegisterAnswer.Student(
                                "方子晏", LocalDate.of(2009, 6, 3), "11301007", "MALE", "GENERAL", null, 2)));
        wire.verify(postRequestedFor(urlEqualTo("/students"))
                .withHeader("Authorization", equalTo("Bearer secret"))
                .withRequestBody(equalToJson("{\"nationalIds\": [\"A123456789\"]}")));
    }

    @Test
    @Tag("c22")
    void another_school_s_student_is_answered_like_nobody() {
        answers(KNOWN);
        assertThat(register.forFiling(ID, "990002")).isEqualTo(none(Outcome.NOT_FOUND));
        answers("{\"students\": []}");
        assertThat(register(4).forFiling(ID, "990001")).isEqualTo(none(Outcome.NOT_FOUND));
    }

    @Test
    @Tag("R-CLS-03")
    void for_a_closure_it_tells_the_unit_and_nothing_else() {
        answers(KNOWN);

        assertThat(register.forClosing(ID))
                .isEqualTo(new RegisterAnswer(CLOCK.instant(), Source.REGISTER, Outcome.FOUND, "990001", null));
    }

    @Test
    void question_1_13_who_is_unknown_is_not_asked_for_again_at_once_but_for_a_closure() {
        answers("{\"students\": []}");

        register.forFiling(ID, "990001");
        register.forFiling(ID, "990001");
        wire.verify(1, postRequestedFor(anyUrl()));
        register.forClosing(ID);
        register.forClosing(ID);
        wire.verify(3, postRequestedFor(anyUrl()));
    }

    @Test
    void a_slow_register_is_waited_for_a_moment_only() {
        wire.stubFor(post(anyUrl()).willReturn(okJson(KNOWN).withFixedDelay(10_000)));

        long start = System.nanoTime();
        RegisterAnswer answer = register.forClosing(ID);

        assertThat(answer).isEqualTo(none(Outcome.UNAVAILABLE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.multipliedBy(3));
    }

    @Test
    void an_answer_that_trickles_in_is_not_waited_for_either() {
        wire.stubFor(post(anyUrl()).willReturn(okJson(KNOWN).withChunkedDribbleDelay(20, 10_000)));

        assertThat(register.forClosing(ID)).isEqualTo(none(Outcome.UNAVAILABLE));
    }

    @Test
    void one_failure_is_tried_again() {
        wire.stubFor(post(anyUrl())
                .inScenario("half")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("well"));
        wire.stubFor(
                post(anyUrl()).inScenario("half").whenScenarioStateIs("well").willReturn(okJson(KNOWN)));

        assertThat(register.forClosing(ID).outcome()).isEqualTo(Outcome.FOUND);
        wire.verify(2, postRequestedFor(anyUrl()));
    }

    @Test
    void what_it_refuses_is_not_tried_again() {
        wire.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(403)));

        assertThat(register.forClosing(ID)).isEqualTo(none(Outcome.UNAVAILABLE));
        wire.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void a_register_that_keeps_failing_is_left_alone_for_a_while() {
        wire.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        for (int i = 0; i < 30; i++) {
            assertThat(register.forClosing(ID)).isEqualTo(none(Outcome.UNAVAILABLE));
        }
        // five judged it, each tried twice
        wire.verify(10, postRequestedFor(anyUrl()));
    }

    @Test
    void it_is_asked_again_when_it_has_rested() {
        wire.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));
        for (int i = 0; i < 6; i++) {
            register.forClosing(ID);
        }
        answers(KNOWN);
        assertThat(register.forClosing(ID).outcome()).isEqualTo(Outcome.UNAVAILABLE);

        await().until(() -> register.forClosing(ID).outcome() == Outcome.FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "<html>Login</html>",
                "{}",
                "{\"students\": null}",
                "{\"students\": [null]}",
                "{\"students\": [{}]}",
                "{\"students\": \"A123456789\"}",
                "{\"students\": [{\"nationalId\":\"B123456780\",\"unit\":\"990001\",\"standing\":\"ENROLLED\",\"name\":\"別人\",\"birthDate\":\"2009-06-03\"}]}",
                "{\"students\": [{\"nationalId\":\"A123456789\",\"unit\":\"990001\",\"standing\":\"ENROLLED\",\"name\":\"方子晏\",\"birthDate\":\"2029-06-03\"}]}",
                "{\"students\": [{\"nationalId\":\"A123456789\",\"unit\":\"990001\",\"standing\":\"ENROLLED\",\"name\":\"方子晏\",\"birthDate\":\"2009-02-30\"}]}",
                "{\"students\": [{\"nationalId\":\"A123456789\",\"unit\":\"990001\",\"standing\":\"ENROLLED\",\"name\":\"方子晏\",\"birthDate\":\"1009-02-01\"}]}",
                "{\"students\": [{\"nationalId\":\"A123456789\",\"unit\":\"somewhere\",\"standing\":\"ENROLLED\",\"name\":\"方子晏\",\"birthDate\":\"2009-06-03\"}]}",
                "{\"students\": [{\"nationalId\":\"A123456789\",\"unit\":\"990001\",\"standing\":\"WHO KNOWS\",\"name\":\"方子晏\",\"birthDate\":\"2009-06-03\"}]}",
                "{\"students\": [{\"nationalId\":\"A123456789\",\"unit\":\"990001\",\"standing\":\"ENROLLED\",\"name\":\" \",\"birthDate\":\"2009-06-03\"}]}",
            })
    void nonsense_is_no_answer(String nonsense) {
        answers(nonsense);

        assertThat(register.forClosing(ID)).isEqualTo(none(Outcome.UNAVAILABLE));
        assertThat(register.forFiling(ID, "990001")).isEqualTo(none(Outcome.UNAVAILABLE));
    }

    @Test
    void nor_is_one_longer_than_any_answer_could_be() {
        String longest = KNOWN + " ".repeat(1_900_000);
        answers(longest);
        assertThat(patient().forClosing(ID).outcome()).isEqualTo(Outcome.FOUND);

        answers(longest + " ".repeat(200_000));
        assertThat(patient().forClosing(ID)).isEqualTo(none(Outcome.UNAVAILABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EMPTY_RESPONSE",
                "MALFORMED_RESPONSE_CHUNK",
                "RANDOM_DATA_THEN_CLOSE",
                "CONNECTION_RESET_BY_PEER"
            })
    void nor_is_a_connection_that_breaks(String fault) {
        wire.stubFor(post(anyUrl()).willReturn(aResponse().withFault(Fault.valueOf(fault))));

        assertThat(register.forClosing(ID)).isEqualTo(none(Outcome.UNAVAILABLE));
    }

    @Test
    void nor_one_that_nobody_takes() {
        wire.stop();

        assertThat(register.forClosing(ID)).isEqualTo(none(Outcome.UNAVAILABLE));
        wire.start();
    }

    @Test
    void only_a_few_wait_for_it_at_a_time() throws Exception {
        wire.stubFor(post(anyUrl()).willReturn(okJson(KNOWN).withFixedDelay(10_000)));
        ExecutorService users = Executors.newFixedThreadPool(20);
        try {
            List<Future<Duration>> waited = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                waited.add(users.submit(() -> {
                    long start = System.nanoTime();
                    assertThat(register.forClosing(ID).outcome()).isEqualTo(Outcome.UNAVAILABLE);
                    return Duration.ofNanos(System.nanoTime() - start);
                }));
            }
            int atOnce = 0;
            for (Future<Duration> each : waited) {
                atOnce += each.get().compareTo(PATIENCE.dividedBy(2)) < 0 ? 1 : 0;
            }
            assertThat(atOnce).isGreaterThanOrEqualTo(12);
        } finally {
            users.shutdownNow();
        }
    }

    @Test
    @Tag("IF04")
    void many_are_asked_for_in_few_requests() {
        answers("{\"students\": []}");
        Set<String> many = new LinkedHashSet<>();
        for (int i = 0; i < 1_200; i++) {
            many.add("X%09d".formatted(i));
        }

        Map<String, RegisterAnswer> answers = register.forFilings(many, "990001");

        assertThat(answers).hasSize(1_200);
        wire.verify(3, postRequestedFor(anyUrl()));
    }

    private void answers(String body) {
        wire.stubFor(post(anyUrl()).willReturn(okJson(body)));
    }

    private AskedRegisters register(int places) {
        return register(places, PATIENCE);
    }

    // two megabytes may take a moment
    private AskedRegisters patient() {
        return register(4, Duration.ofSeconds(20));
    }

    private AskedRegisters register(int places, Duration patience) {
        JsonMapper json = JsonMapper.builder().build();
        HttpEnrolments.Address address = new HttpEnrolments.Address(
                URI.create(wire.baseUrl() + "/students"), "secret", Duration.ofSeconds(1), patience);
        GuardedEnrolments source = new GuardedEnrolments(
                Source.REGISTER,
                new HttpEnrolments(address, json, new EnrolmentReader(json, CLOCK, ZONE)),
                new GuardedEnrolments.Limits(places, Duration.ofMillis(500), Duration.ofMinutes(1)));
        return new AskedRegisters(List.of(source), CLOCK, new SimpleMeterRegistry());
    }

    private static RegisterAnswer none(Outcome outcome) {
        return new RegisterAnswer(CLOCK.instant(), Source.NONE, outcome, null, null);
    }
}
