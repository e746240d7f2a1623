package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.As;

/** P1, P3, P4: {@code kill -9} in the middle of the work loses nothing that was answered. Long form: five crashes. */
class CrashTest {

    private static final int CRASHES = Boolean.getBoolean("rejoin.long") ? 5 : 1;
    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_THE_CRASH = 200;

    /** The life of a case, again and again closed and reopened: the event each request ends with. */
    private static final List<Map.Entry<String, BiFunction<Filing, As, As.Answer>>> LIFE = List.of(
            Map.entry("FilingStarted", Filing::file),
            Map.entry("FilingSubmitted", (filing, client) -> client.post(filing.at("/submit"))),
            Map.entry("TrackingRecordSubmitted", Filing::track),
            Map.entry("CaseReported", (filing, client) -> client.post(filing.at("/report"))),
            Map.entry("ClosureSuggested", Filing::suggest),
            Map.entry("CaseClosed", Filing::close),
            Map.entry("CaseReopened", Filing::reopen),
            Map.entry("ClosureSuggested", Filing::trackAndSuggest),
            Map.entry("CaseClosed", Filing::close));

    /** What a client was told. */
    private record Answered(String caseId, long version, String type) {}

    @Test
    void after_kill_9_every_answered_command_is_there_and_the_read_models_equal_a_replay(@TempDir Path directory)
            throws Exception {
        Path data = directory.resolve("data");
        Queue<Answered> answered = new ConcurrentLinkedQueue<>();

        for (int crash = 0; crash < CRASHES; crash++) {
            try (ServiceProcess service = ServiceProcess.start(data)) {
                killWhileClientsWork(service, answered);
            }
        }

        try (ServiceProcess service = ServiceProcess.start(data)) {
            ReadModels readModels = new ReadModels(service.address());
            Records records = Records.in(data);
            records.awaitQuiet();
            readModels.awaitAllCaughtUp();
            assertNothingIsMissing(answered, records.eventsByCase());
            assertThat(records.forkedOrGapped()).isEmpty();
            Transitions.statusesOf(records.caseEventsAfter(0));

            Map<String, List<String>> before = records.readModels();
            readModels.names().forEach(readModels::replay);
            assertThat(records.changedSince(before)).isEmpty();
            assertThat(before.get("case_list")).hasSize(records.eventsByCase().size());
        }
    }

    private static void killWhileClientsWork(ServiceProcess service, Queue<Answered> answered) throws Exception {
        int before = answered.size();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> workUntilNobodyAnswers(service.address(), answered));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> answered.size() - before >= ANSWERS_BEFORE_THE_CRASH);
            service.kill();
        } finally {
            clients.shutdown();
            assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void workUntilNobodyAnswers(String url, Queue<Answered> answered) {
        As client = As.account(url, "registrar-a");
        try {
            while (true) {
                Filing filing = Filing.next();
                LIFE.forEach(step -> answered.add(done(step.getKey(), filing, step.getValue(), client)));
            }
        } catch (UncheckedIOException killed) {
            // what it was about to do may have happened or not
        }
    }

    private static Answered done(String type, Filing filing, BiFunction<Filing, As, As.Answer> request, As client) {
        As.Answer answer = request.apply(filing, client.once());
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        return new Answered(filing.id(), answer.version(), type);
    }

    private static void assertNothingIsMissing(Queue<Answered> answered, Map<String, List<Records.Event>> events) {
        assertThat(answered)
                .hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE_THE_CRASH * CRASHES)
                .allSatisfy(answer -> {
                    assertThat(events).containsKey(answer.caseId());
                    assertThat(events.get(answer.caseId()))
                            .extracting(Records.Event::version, Records.Event::type)
                            .contains(tuple(answer.version(), answer.type()));
                });
    }
}
