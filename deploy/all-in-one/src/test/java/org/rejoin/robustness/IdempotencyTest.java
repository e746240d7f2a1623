package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;

/** P2: a key has one effect and one answer, however often and however fast it comes. Long form: 10,000 keys. */
class IdempotencyTest {

    private static final int KEYS = Boolean.getBoolean("rejoin.long") ? 10_000 : 1_000;
    private static final int TIMES = 5;
    private static final int GROUPS = 4;
    private static final int TRACKED_CASES = 20;

    /** All a client can tell an answer by, but the moment it was given. */
    private record Answered(
            int status,
            String body,
            Optional<String> eTag,
            Optional<String> consistencyToken,
            Optional<String> location) {

        static Answered of(As.Answer answer) {
            return new Answered(
                    answer.status(),
                    answer.text(),
                    answer.header("ETag"),
                    answer.header("Consistency-Token"),
                    answer.header("Location"));
        }
    }

    @Test
    void a_key_that_comes_five_times_at_once_has_one_effect_and_one_answer() throws Exception {
        List<Filing> tracked = Stream.generate(() -> Filing.reportedOn(Service.url()))
                .limit(TRACKED_CASES)
                .toList();
        List<Function<As, As.Answer>> requests = IntStream.range(0, KEYS)
                .mapToObj(n -> n % 2 == 0 ? filing() : record(tracked.get(n % TRACKED_CASES)))
                .toList();
        long start = Records.shared().head();

        List<List<Answered>> answers = sendEachAtOnce(requests);

        assertThat(answers).hasSize(KEYS).allSatisfy(same -> {
            assertThat(same).hasSize(TIMES);
            assertThat(same.get(0).status()).as(same.get(0).body()).isBetween(200, 299);
            assertThat(same).containsOnly(same.get(0));
        });
        assertThat(answers.stream().map(same -> same.get(0).consistencyToken()).distinct())
                .hasSize(KEYS);
        assertThat(Records.shared().commandsAfter(start)).isEqualTo(KEYS);
        assertThat(Records.shared().caseEventsAfter(start))
                .hasSize(KEYS)
                .extracting(Records.Event::type)
                .containsOnly("FilingStarted", "TrackingRecordSubmitted");
        assertThat(Records.shared().forkedOrGapped()).isEmpty();
    }

    private static Function<As, As.Answer> filing() {
        return Filing.next()::file;
    }

    private static Function<As, As.Answer> record(Filing filing) {
        String json = Filing.record(UUID.randomUUID(), null);
        return client -> client.post(filing.at("/tracking-records"), json);
    }

    private static List<List<Answered>> sendEachAtOnce(List<Function<As, As.Answer>> requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(GROUPS * TIMES);
        try {
            List<Callable<List<Answered>>> work = new ArrayList<>();
            List<As> keys = requests.stream()
                    .map(request -> As.account("registrar-a").once())
                    .toList();
            for (int group = 0; group < GROUPS; group++) {
                int first = group;
                CyclicBarrier together = new CyclicBarrier(TIMES);
                for (int time = 0; time < TIMES; time++) {
                    work.add(() -> {
                        List<Answered> answers = new ArrayList<>();
                        for (int n = first; n < requests.size(); n += GROUPS) {
                            together.await();
                            answers.add(Answered.of(requests.get(n).apply(keys.get(n))));
                        }
                        return answers;
                    });
                }
            }
            List<List<Answered>> byThread = new ArrayList<>();
            for (Future<List<Answered>> each : clients.invokeAll(work)) {
                byThread.add(each.get());
            }
            return IntStream.range(0, requests.size())
                    .mapToObj(n -> IntStream.range(0, TIMES)
                            .mapToObj(time ->
                                    byThread.get(n % GROUPS * TIMES + time).get(n / GROUPS))
                            .toList())
                    .toList();
        } finally {
            clients.shutdownNow();
        }
    }
}
