package org.rejoin.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingDetails;
import tools.jackson.databind.json.JsonMapper;

/** A signed-in principal reporter who takes one case after another from its filing to its closure, a command per turn. */
final class HttpLives implements Load.Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CLOSING = ClosureReason.ABROAD.name();

    private final Http http;
    private final boolean readsAfterwards;
    private final Random random;
    private long person;
    private int step;
    private String id = "";

    /** @param readsAfterwards whether he looks at the case after every command, and wants to see what he did */
    HttpLives(Http http, long firstPerson, boolean readsAfterwards) {
        this.http = http;
        this.person = firstPerson;
        this.readsAfterwards = readsAfterwards;
        this.random = new Random(firstPerson);
    }

    @Override
    public void turn(Load.Timings timings) throws Exception {
        String path;
        String body;
        switch (step++ % 7) {
            case 0 -> {
                id = UUID.randomUUID().toString();
                path = "/api/cases";
                body = filing();
            }
            case 1 -> {
                path = of("submit");
                body = null;
            }
            case 3 -> {
                path = of("report");
                body = null;
            }
            case 5 -> {
                path = of("tracking-records");
                body = tracking(ClosureReason.ABROAD);
            }
            case 6 -> {
                path = of("close");
                body = JSON.writeValueAsString(Map.of("closureReason", CLOSING));
            }
            default -> {
                path = of("tracking-records");
                body = tracking(null);
            }
        }
        Http.Answer answer = timings.time(
                "command", () -> untilThere(() -> http.post(path, body)).require(201, 204));
        if (readsAfterwards) {
            String token = answer.headers().get("consistency-token");
            timings.time("read", () -> untilThere(() -> http.get("/api/cases/" + id, token))
                    .require(200));
        }
    }

    /** Where the service asks him to come again he does, when it says: all of it is his waiting. */
    private static Http.Answer untilThere(Callable<Http.Answer> asking) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Http.Answer answer = asking.call();
        while ((answer.status() == 503 || answer.status() == 429) && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(Long.parseLong(answer.headers().getOrDefault("retry-after", "1")));
            answer = asking.call();
        }
        return answer;
    }

    private String of(String action) {
        return "/api/cases/" + id + "/" + action;
    }

    private String filing() throws IOException {
        LocalDate today = LocalDate.now(ZONE);
        LocalDate birthDate = today.minusYears(15).minusDays(random.nextInt(600));
        LeavingType type = LeavingType.SUSPENSION;
        return JSON.writeValueAsString(Map.of(
                "caseId",
                id,
                "leavingType",
                type,
                "form",
                Samples.form(person++, type, today.minusDays(3), birthDate, random)));
    }

    private String tracking(@Nullable ClosureReason reason) throws IOException {
        TrackingDetails details = Samples.tracking(Instant.now().minus(Duration.ofSeconds(5)), reason, random);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("recordId", UUID.randomUUID().toString());
        body.put("trackedAt", String.valueOf(details.trackedAt()));
        body.put("method", details.method());
        body.put("dwelling", details.dwelling());
        body.put("lifeSituation", details.lifeSituation());
        body.put("measures", details.measures());
        body.put("employmentReferral", false);
        body.put("description", details.description());
        body.put("closureReason", reason);
        return JSON.writeValueAsString(body);
    }
}
