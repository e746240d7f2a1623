package org.rejoin.command.register;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.RegisterAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A register that takes 10 s, fails every other time or talks nonsense: filing works, closing says why it waits. */
@CommandSideTest
@Tag("R-CLS-03")
@Tag("P7")
class SlowRegisterIT {

    private static final Logger LOG = LoggerFactory.getLogger(SlowRegisterIT.class);
    private static final Actor REGISTRAR = new Actor("registrar-w", Set.of(Role.PRINCIPAL_REPORTER), "990301", "990");
    private static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final WireMockServer WIRE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(40));
    private static final AtomicInteger STUDENTS = new AtomicInteger(7_000_000);

    @Autowired
    private CommandSideClient client;

    @Autowired
    private EventStore events;

    @DynamicPropertySource
    static void register(DynamicPropertyRegistry settings) {
        WIRE.start();
        settings.add("rejoin.register.adapter", () -> "http");
        settings.add("rejoin.register.url", () -> WIRE.baseUrl() + "/students");
        settings.add("rejoin.register.timeout", () -> "2s");
        settings.add("rejoin.register.rest", () -> "200ms");
    }

    @AfterAll
    static void stop() {
        WIRE.stop();
    }

    @Test
    void a_slow_register_delays_the_filing_for_a_moment_and_nobody_else() throws Exception {
        answering(10_000, "{\"students\": []}");
        String other = filed();
        ExecutorService users = Executors.newFixedThreadPool(24);
        try {
            List<Future<String>> filings = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                filings.add(users.submit(this::filed));
            }
            List<Duration> waited = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                long start = System.nanoTime();
                assertThat(client.send(REGISTRAR, HttpMethod.GET, "/api/cases/" + other + "/actions", "")
                                .status())
                        .isEqualTo(200);
                waited.add(Duration.ofNanos(System.nanoTime() - start));
            }
            for (Future<String> filing : filings) {
                assertThat(answerAt(filing.get()).outcome()).isEqualTo(RegisterAnswer.Outcome.UNAVAILABLE);
            }
            waited.sort(Comparator.naturalOrder());
            LOG.warn(
                    "others waited {} ms at the median, {} ms at most",
                    waited.get(15).toMillis(),
                    waited.get(29).toMillis());
            assertThat(waited.get(15)).isLessThan(Duration.ofSeconds(1));
        } finally {
            users.shutdownNow();
        }
    }

    @Test
    void a_failing_register_leaves_a_mark_at_filing_and_half_failing_hardly_one() {
        awaitAnswers();
        WIRE.resetAll();
        WIRE.stubFor(post(anyUrl())
                .inScenario("half")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        WIRE.stubFor(post(anyUrl())
                .inScenario("half")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{\"students\": []}"))
                .willSetStateTo("Started"));
        int marked = 0;
        for (int i = 0; i < 10; i++) {
            marked += answerAt(filed()).is(RegisterAnswer.Outcome.UNAVAILABLE) ? 1 : 0;
        }
        assertThat(marked).isLessThan(3);
    }

    @Test
    @Tag("ST-P-03")
    void closing_says_why_it_waits_and_is_neither_lost_nor_half_done() {
        answering(0, "{\"students\": [{\"nationalId\": \"B123456780\"}]}");
        String caseId = closable();
        UUID key = UUID.randomUUID();
        long before = client.events(caseId);

        Answer refused = close(caseId, key);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("REGISTER_UNAVAILABLE", "學籍系統暫時無法查詢，請稍後再試");
        assertThat(client.events(caseId)).isEqualTo(before);

        awaitAnswers();
        assertThat(close(caseId, key).status()).isEqualTo(204);
    }

    @Test
    void with_the_agency_s_override_it_is_closed_once() {
        answering(0, "nonsense");
        String caseId = closable();
        assertThat(client.post(REGISTRAR, "/api/cases/" + caseId + "/register-override", "{\"reason\":\"系統停機\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post(AGENCY, "/api/cases/" + caseId + "/register-override", "{\"reason\":\"系統停機\"}")
                        .status())
                .isEqualTo(204);

        assertThat(close(caseId, UUID.randomUUID()).status()).isEqualTo(204);
    }

    private static void answering(int millis, String body) {
        WIRE.resetAll();
        WIRE.stubFor(post(anyUrl()).willReturn(okJson(body).withFixedDelay(millis)));
    }

    // until the circuit breaker lets somebody ask again, and is content
    private void awaitAnswers() {
        answering(0, "{\"students\": []}");
        await().until(() -> !answerAt(filed()).is(RegisterAnswer.Outcome.UNAVAILABLE));
    }

    private RegisterAnswer answerAt(String caseId) {
        FilingStarted started = (FilingStarted) events.readEvents(caseId).next().getPayload();
        return Objects.requireNonNull(started.register());
    }

    private Answer close(String caseId, UUID key) {
        return client.post(
                REGISTRAR,
                "/api/cases/" + caseId + "/close",
                "{\"closureReason\":\"RETURNED_TO_SCHOOL\"}",
                CommandSideClient.key(key),
                new CommandSideClient.Header("Accept-Language", "zh-TW"));
    }

    private String filed() {
        String id = UUID.randomUUID().toString();
        Answer answer = client.post(REGISTRAR, "/api/cases", """
                {"caseId": "%s", "leavingType": "UNEXCUSED_ABSENCE", "form": {
                  "student": {"nationalId": "%s", "name": "某生", "birthDate": "2010-05-20", "identities": ["ORDINARY"]},
                  "guardian": {"name": "王大明", "relation": "FATHER", "phones": ["0975-123-456"]},
                  "leftOn": "2026-01-05", "mainReason": {"code": "FAMILY_ECONOMIC"}}}""".formatted(id, nationalId()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private String closable() {
        String caseId = filed();
        String path = "/api/cases/" + caseId;
        client.post(REGISTRAR, path + "/submit", "");
        client.post(REGISTRAR, path + "/tracking-records", """
                {"recordId": "%s", "trackedAt": "2026-01-06T09:00:00+08:00", "method": "PHONE", "dwelling": "AT_HOME",
                 "lifeSituation": "WORKING", "measures": ["SCHOOL_FOLLOW_UP"], "employmentReferral": false,
                 "description": "已返校", "closureReason": "RETURNED_TO_SCHOOL"}""".formatted(UUID.randomUUID()));
        Answer reported = client.post(REGISTRAR, path + "/report", "");
        assertThat(reported.status()).as(reported.body()).isEqualTo(204);
        return caseId;
    }

    private static String nationalId() {
        String digits = "1%07d".formatted(STUDENTS.incrementAndGet());
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
