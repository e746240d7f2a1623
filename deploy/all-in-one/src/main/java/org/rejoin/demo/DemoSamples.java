package org.rejoin.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Imports the sample file as the principal reporter of the first demo school and lets a part of its cases live on, so that
 * every list has something to show. In the background: the service answers meanwhile. Where the school has
 * cases already, nothing is added.
 */
@Component
@Profile("demo & !production")
@ConditionalOnProperty(name = "rejoin.demo.samples", matchIfMissing = true)
class DemoSamples {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSamples.class);
    private static final String PRINCIPAL = "registrar-a";
    private static final String OFFICE = "agency";
    private static final String COUNSELLOR = "counsellor-a";
    private static final String EVERY_CASE = "/api/cases?list=ALL&from=2000-01-01&size=1";
    private static final int PAGE = 100;

    private final Clock clock;
    private final ZoneId zone;

    DemoSamples(Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @EventListener
    void load(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web) {
            int port = Objects.requireNonNull(web.getWebServer()).getPort();
            Thread loading = new Thread(() -> load(new DemoClient("http://localhost:" + port)), "demo-samples");
            loading.setDaemon(true);
            loading.start();
        }
    }

    private void load(DemoClient client) {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/samples/cases.csv"))) {
            if (client.get(PRINCIPAL, EVERY_CASE).path("total").asInt() > 0) {
                return;
            }
            knownElsewhere(client);
            String cases = SampleFile.endingBefore(
                    LocalDate.ofInstant(clock.instant(), zone), new String(file.readAllBytes(), UTF_8));
            JsonNode imported = client.postCsv(PRINCIPAL, "/api/cases/import", cases.getBytes(UTF_8));
            if (imported.path("filed").asInt() > 0) {
                live(client);
                LOG.info("{} sample cases are there", imported.path("filed").asInt());
            }
        } catch (IOException e) {
            LOG.warn("The sample cases could not be loaded completely: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the student register and the labour insurance say of the people in docs/samples. */
    private void knownElsewhere(DemoClient client) throws IOException, InterruptedException {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        client.postCsv(
                OFFICE, "/api/register/feed?scope=CHANGES&dataDate=" + yesterday, sample("/samples/enrolment.csv"));
        client.postCsv(
                OFFICE,
                "/api/insurance/files?kind=LABOUR&dataDate=" + yesterday.minusMonths(1),
                sample("/samples/insurance-labour.csv"));
    }

    private byte[] sample(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
            return file.readAllBytes();
        }
    }

    private void live(DemoClient client) throws IOException, InterruptedException {
        List<String> arrivedElsewhere = new ArrayList<>();
        List<JsonNode> cases = filed(client);
        for (int i = 0; i < cases.size(); i++) {
            JsonNode row = cases.get(i);
            String path = "/api/cases/" + row.path("caseId").asString();
            boolean closesByHand = !row.path("leavingType").asString().equals("LONG_TERM_ABSENCE");
            int fate = i % 8;
            if (fate == 0) {
                continue; // stays filed, its first record missing
            }
            track(client, path, null);
            if (fate == 1) {
                continue; // waits for the report
            }
            client.post(PRINCIPAL, path + "/report", Map.of());
            if (fate == 2 && closesByHand) {
                arrivedElsewhere.add(client.get(PRINCIPAL, path)
                        .at("/form/student/nationalId")
                        .asString());
            }
            if (fate >= 5 && closesByHand) {
                track(client, path, "RETURNED_TO_SCHOOL");
            }
            if (fate >= 6 && closesByHand) {
                client.post(PRINCIPAL, path + "/close", Map.of("closureReason", "RETURNED_TO_SCHOOL"));
            }
        }
        String month = YearMonth.from(clock.instant().atZone(zone)).toString();
        client.post(
                "registrar-b",
                "/api/transfer-ins",
                Map.of("transferInId", UUID.randomUUID(), "month", month, "nationalIds", arrivedElsewhere));
    }

    private static List<JsonNode> filed(DemoClient client) throws IOException, InterruptedException {
        List<JsonNode> cases = new ArrayList<>();
        JsonNode page;
        do {
            String path = "/api/cases?list=PENDING&sort=caseNumber,asc&size=" + PAGE + "&page=" + cases.size() / PAGE;
            page = client.get(PRINCIPAL, path);
            page.path("items").forEach(cases::add);
        } while (page.path("items").size() == PAGE);
        return cases;
    }

    private void track(DemoClient client, String path, @Nullable String closureReason)
            throws IOException, InterruptedException {
        Map<String, Object> record = new HashMap<>(Map.of(
                "recordId",
                UUID.randomUUID(),
                "trackedAt",
                clock.instant().toString(),
                "method",
                "PHONE",
                "dwelling",
                "AT_HOME",
                "lifeSituation",
                closureReason == null ? "NO_PLAN" : "PREPARING_STUDY",
                "measures",
                List.of("SCHOOL_FOLLOW_UP"),
                "employmentReferral",
                false,
                "description",
                closureReason == null ? "已與家長聯繫。" : "學生已返校上課。"));
        if (closureReason != null) {
            record.put("closureReason", closureReason);
        }
        client.post(COUNSELLOR, path + "/tracking-records", record);
    }
}
