package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.As;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** P3: two nodes write to the same cases, and no history forks. Long form: 20,000 commands. */
class TwoNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwoNodesTest.class);

    private static final int CASES = 20;
    private static final int CLIENTS = 8;
    private static final int COMMANDS_EACH = Boolean.getBoolean("rejoin.long") ? 2_500 : 250;
    private static final long SEED = 20261121;

    @Test
    void two_nodes_that_write_to_the_same_cases_neither_fork_nor_lose_anything(@TempDir Path directory)
            throws Exception {
        Path data = directory.resolve("data");
        try (ServiceProcess first = ServiceProcess.start(data, "--rejoin.aggregate-cache.enabled=false");
                ServiceProcess second = secondNode(directory.resolve("unused"), data)) {
            List<Filing> cases = Stream.generate(() -> Filing.reportedOn(first.address()))
                    .limit(CASES)
                    .toList();
            Records records = Records.in(data);
            long start = records.head();

            Queue<As.Answer> answers = commandAtOnce(List.of(first.address(), second.address()), cases);

            List<As.Answer> done = answers.stream()
                    .filter(answer -> answer.status() / 100 == 2)
                    .toList();
            assertThat(answers).hasSize(CLIENTS * COMMANDS_EACH);
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.toString()).isIn(201, 204, 409, 412));
            assertThat(answers).extracting(As.Answer::status).contains(204, 409, 412);
            LOG.info("{} of {} commands done", done.size(), answers.size());

            assertThat(records.forkedOrGapped()).isEmpty();
            assertThat(records.commandsAfter(start)).isEqualTo(done.size());
            assertThat(lastVersions(records, start)).isEqualTo(newestAnswers(done, records, start));

            Map<String, String> statuses = Transitions.statusesOf(records.caseEventsAfter(0));
            new ReadModels(first.address()).awaitAllCaughtUp();
            new ReadModels(second.address()).awaitAllCaughtUp();
            for (String table : List.of("case_list", "case_page", "statistics_case")) {
                assertThat(records.statusesIn(table)).as(table).isEqualTo(statuses);
            }
            assertBothAnswerTheSame(first.address(), second.address(), cases);
        }
    }

    private static ServiceProcess secondNode(Path unused, Path data) {
        return ServiceProcess.start(
                unused,
                "--rejoin.demo.external-database=true",
                "--spring.datasource.url=" + Records.url(data),
                "--spring.datasource.username=rejoin_app",
                "--spring.datasource.password=" + Records.password(data, "rejoin_app"),
                "--rejoin.keys.user=rejoin_keys",
                "--rejoin.keys.password=" + Records.password(data, "rejoin_keys"),
                "--rejoin.keys.master-file=" + data.resolve("master.key"),
                "--rejoin.migrations.user=rejoin_owner",
                "--rejoin.migrations.password=" + Records.password(data, "rejoin_owner"));
    }

    private static Queue<As.Answer> commandAtOnce(List<String> nodes, List<Filing> cases) throws Exception {
        Queue<As.Answer> answers = new ConcurrentLinkedQueue<>();
        Map<String, Long> seen = new ConcurrentHashMap<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(SEED + client);
                As registrar = As.account(nodes.get(client % nodes.size()), "registrar-a");
                work.add(() -> {
                    for (int n = 0; n < COMMANDS_EACH; n++) {
                        Filing filing = cases.get(random.nextInt(cases.size()));
                        As.Answer answer = command(random, registrar, filing, seen.getOrDefault(filing.id(), 3L));
                        if (answer.status() / 100 == 2) {
                            seen.merge(filing.id(), answer.version(), Math::max);
                        }
                        answers.add(answer);
                    }
                    return null;
                });
            }
            for (Future<Void> each : clients.invokeAll(work)) {
                each.get();
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private static As.Answer command(Random random, As registrar, Filing filing, long seen) {
        return switch (random.nextInt(6)) {
            case 0 -> filing.track(registrar);
            case 1 -> filing.track(registrar.ifMatch(seen));
            case 2 -> filing.trackAndSuggest(registrar);
            case 3 -> filing.suggest(registrar);
            case 4 -> filing.close(registrar);
            default -> filing.reopen(registrar);
        };
    }

    private static Map<String, Long> lastVersions(Records records, long start) {
        return records.caseEventsAfter(start).stream()
                .collect(Collectors.toMap(Records.Event::caseId, Records.Event::version, Math::max));
    }

    /** The same as the clients were told: position in the store → case, and the version answered with it. */
    private static Map<String, Long> newestAnswers(List<As.Answer> done, Records records, long start) {
        Map<Long, String> caseAt = records.caseAtPosition(start);
        return done.stream()
                .collect(Collectors.toMap(
                        answer -> caseAt.get(
                                Long.valueOf(answer.header("Consistency-Token").orElseThrow())),
                        As.Answer::version,
                        Math::max));
    }

    private static void assertBothAnswerTheSame(String first, String second, List<Filing> cases) {
        List<String> addresses = new ArrayList<>(List.of(
                "/api/cases?list=TRACKING&size=100",
                "/api/cases?list=CLOSABLE&size=100",
                "/api/cases?list=CLOSED&size=100",
                "/api/cases?list=ALL&size=100",
                "/api/inbox?size=100",
                "/api/statistics/school-summary?from=2026-01-01&to=2099-12-31",
                "/api/statistics/roster?from=2026-01-01&to=2099-12-31",
                "/api/statistics/measures?from=2026-01-01&to=2099-12-31"));
        cases.forEach(filing -> addresses.add(filing.at("")));
        for (String address : addresses) {
            As.Answer one = As.account(first, "registrar-a").get(address);
            As.Answer other = As.account(second, "registrar-a").get(address);
            assertThat(one.status()).as(one.toString()).isEqualTo(200);
            assertThat(other.json()).as(address).isEqualTo(one.json());
        }
    }
}
