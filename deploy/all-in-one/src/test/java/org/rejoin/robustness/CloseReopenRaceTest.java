package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;

/** Two clients close and reopen the same cases: no history the transition table forbids. Long form: 20 rounds. */
class CloseReopenRaceTest {

    private static final int CASES = 100;
    private static final int ROUNDS = Boolean.getBoolean("rejoin.long") ? 20 : 2;
    private static final long SEED = 20261121;

    @Test
    void two_clients_that_close_and_reopen_the_same_cases_never_bring_one_where_it_may_not_be() throws Exception {
        List<Filing> cases = Stream.generate(() -> Filing.reportedOn(Service.url()))
                .limit(CASES)
                .toList();
        long start = Records.shared().head();

        List<As.Answer> answers = closeAndReopenAtOnce(cases);

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isIn(204, 409));
        assertThat(answers).extracting(As.Answer::status).contains(204, 409);
        assertThat(Records.shared().commandsAfter(start))
                .isEqualTo(answers.stream()
                        .filter(answer -> answer.status() == 204)
                        .count());
        assertThat(Records.shared().forkedOrGapped()).isEmpty();

        Set<String> ids = cases.stream().map(Filing::id).collect(Collectors.toSet());
        Map<String, String> statuses = Transitions.statusesOf(Records.shared().caseEventsAfter(0).stream()
                .filter(event -> ids.contains(event.caseId()))
                .toList());
        new ReadModels(Service.url()).awaitAllCaughtUp();
        for (String table : List.of("case_list", "case_page", "statistics_case")) {
            assertThat(Records.shared().statusesIn(table)).as(table).containsAllEntriesOf(statuses);
        }
    }

    private static List<As.Answer> closeAndReopenAtOnce(List<Filing> cases) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            List<Callable<List<As.Answer>>> work = new ArrayList<>();
            for (int client = 0; client < 2; client++) {
                Random random = new Random(SEED + client);
                work.add(() -> closeAndReopen(cases, random));
            }
            List<As.Answer> answers = new ArrayList<>();
            for (Future<List<As.Answer>> each : clients.invokeAll(work)) {
                answers.addAll(each.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<As.Answer> closeAndReopen(List<Filing> cases, Random random) {
        As registrar = As.account("registrar-a");
        List<As.Answer> answers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Filing filing : cases) {
                for (int step = 0; step < 4; step++) {
                    answers.add(
                            switch (random.nextInt(4)) {
                                case 0 -> filing.suggest(registrar);
                                case 1 -> filing.reopen(registrar);
                                default -> filing.close(registrar);
                            });
                }
            }
        }
        return answers;
    }
}
