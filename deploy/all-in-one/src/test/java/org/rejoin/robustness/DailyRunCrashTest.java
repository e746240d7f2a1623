package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.As;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code kill -9} in the middle of the system's own daily work. Who turns 18 tomorrow in the west of the date line is of age
 * in the east of it: the day is moved by the zone, the clock is the machine's.
 */
class DailyRunCrashTest {

    private static final int CASES = 200;
    private static final int CLIENTS = 8;
    private static final int CLOSED_BEFORE_THE_CRASH = 20;
    private static final ZoneId WEST = notNearItsMidnight();
    private static final ZoneId EAST = ZoneId.of("Etc/GMT-14");

    /** What a client was told: the version of the case after it. */
    private record Answered(String caseId, long version) {}

    @Test
    @Tag("ST-J-05")
    @Tag("P1")
    @Tag("P3")
    @Tag("P5")
    void st_j_05_a_power_cut_in_the_middle_of_the_daily_closures(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        Queue<Answered> answered = new ConcurrentLinkedQueue<>();
        List<String> due;
        try (ServiceProcess service = ServiceProcess.start(data, "--rejoin.zone=" + WEST)) {
            due = reportedOfWhoTurn18Tomorrow(service.address());
            Records.in(data).awaitQuiet();
        }

        String unreadable = due.get(CASES / 2);
        int closedBefore;
        try (ServiceProcess service = ServiceProcess.start(data, "--rejoin.zone=" + EAST)) {
            JdbcClient owner = Records.in(data).jdbc();
            damage(unreadable, owner);
            assertThat(closed(due, owner)).isEmpty();
            closedBefore = killInTheMiddleOfTheRun(service, due, owner, answered);
        }
        assertThat(closedBefore).as("half done").isBetween(CLOSED_BEFORE_THE_CRASH, CASES - 2);

        try (ServiceProcess service = ServiceProcess.start(data, "--rejoin.zone=" + EAST)) {
            Records records = Records.in(data);
            JdbcClient owner = records.jdbc();
            // what the dead node had picked is taken over when its heartbeats are missed
            await().atMost(Duration.ofMinutes(2)).until(() -> closed(due, owner).size() == CASES - 1);
            assertThat(closed(due, owner)).doesNotContain(unreadable);

            As administrator = As.account(service.address(), "agency").withoutWaiting();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> failing(administrator).anyMatch("daily-closures"::equals));
            assertThat(service.logged()).contains("Case " + unreadable + " could not be closed");

            damage(unreadable, owner); // the same bit again: as it was
            assertThat(administrator
                            .post("/api/admin/deadlines/daily-closures/recurring/retry")
                            .status())
                    .isEqualTo(202);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> failing(administrator).noneMatch("daily-closures"::equals));

            assertThat(closed(due, owner))
                    .hasSize(CASES)
                    .doesNotHaveDuplicates()
                    .containsAll(due);
            assertNothingAnsweredIsMissing(answered, records.eventsByCase());
            assertThat(records.forkedOrGapped()).isEmpty();
            new ReadModels(service.address()).awaitAllCaughtUp();
            Map<String, String> shown = records.statusesIn("case_list");
            assertThat(due).allSatisfy(caseId -> assertThat(shown.get(caseId)).isEqualTo("CLOSED"));
        }
    }

    private static List<String> reportedOfWhoTurn18Tomorrow(String url) throws Exception {
        LocalDate birthDate = LocalDate.now(WEST).plusDays(1).minusYears(18);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Filing> filings = Stream.generate(Filing::next).limit(CASES).toList();
            for (var reported : clients.invokeAll(filings.stream()
                    .map(filing -> Executors.callable(() -> filing.isReportedOn(url, birthDate)))
                    .toList())) {
                reported.get();
            }
            return filings.stream().map(Filing::id).toList();
        } finally {
            clients.shutdown();
        }
    }

    /** How many were closed when it died. */
    private static int killInTheMiddleOfTheRun(
            ServiceProcess service, List<String> due, JdbcClient owner, Queue<Answered> answered) throws Exception {
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            client.execute(() -> fileUntilNobodyAnswers(service.address(), answered));
            await().atMost(Duration.ofMinutes(1)).until(() -> !answered.isEmpty());
            owner.sql("UPDATE command_side.deadline SET execution_time = now() WHERE task_name = 'daily-closures'")
                    .update();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> closed(due, owner).size() >= CLOSED_BEFORE_THE_CRASH);
            service.kill();
            return closed(due, owner).size();
        } finally {
            client.shutdown();
            assertThat(client.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void fileUntilNobodyAnswers(String url, Queue<Answered> answered) {
        As client = As.account(url, "registrar-a");
        try {
            while (true) {
                Filing filing = Filing.next();
                answered.add(told(filing, filing.file(client.once())));
                answered.add(told(filing, client.once().post(filing.at("/submit"))));
            }
        } catch (UncheckedIOException killed) {
            // what it was about to do may have happened or not
        }
    }

    private static Answered told(Filing filing, As.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        return new Answered(filing.id(), answer.version());
    }

    private static void assertNothingAnsweredIsMissing(
            Queue<Answered> answered, Map<String, List<Records.Event>> events) {
        assertThat(answered).isNotEmpty().allSatisfy(answer -> assertThat(events.get(answer.caseId()))
                .extracting(Records.Event::version)
                .contains(answer.version()));
    }

    /** One per closing event, so that a second one would be seen. */
    private static List<String> closed(List<String> cases, JdbcClient owner) {
        return owner.sql("SELECT aggregate_identifier FROM event_store.domain_event"
                        + " WHERE payload_type = 'CaseClosedAutomatically' AND aggregate_identifier IN (:cases)")
                .param("cases", cases)
                .query(String.class)
                .list();
    }

    /** Turns the first bit of its first event round: no JSON any more, and done twice as before. */
    private static void damage(String caseId, JdbcClient owner) {
        owner.sql("UPDATE event_store.domain_event SET payload = set_byte(payload, 0, get_byte(payload, 0) # 128)"
                        + " WHERE aggregate_identifier = ? AND sequence_number = 0")
                .param(caseId)
                .update();
    }

    private static Stream<String> failing(As administrator) {
        As.Answer list = administrator.get("/api/admin/deadlines");
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        return list.json().valueStream().map(deadline -> deadline.path("kind").asString());
    }

    // nobody is to come of age while the cases are filed; either zone is a day and more behind the east
    private static ZoneId notNearItsMidnight() {
        LocalTime there = LocalTime.now(ZoneOffset.ofHours(-12));
        return ZoneId.of(there.isAfter(LocalTime.of(23, 40)) ? "Etc/GMT+11" : "Etc/GMT+12");
    }
}
