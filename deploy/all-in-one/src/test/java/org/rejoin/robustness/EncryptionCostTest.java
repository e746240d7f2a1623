package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.eventstore.EventSerializer;
import org.rejoin.eventstore.EventStoreTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What encryption costs: the service as it is and one that stores events in clear, which only this test can wire, in turns.
 * {@code ./mvnw verify -pl deploy/all-in-one -am -Drejoin.long=true -Dtest=EncryptionCostTest
 * -Dsurefire.failIfNoSpecifiedTests=false} measures and holds the limits; the short form only shows that both run.
 */
class EncryptionCostTest {

    private static final Logger LOG = LoggerFactory.getLogger(EncryptionCostTest.class);

    private static final boolean LONG = Boolean.getBoolean("rejoin.long");
    private static final int ROUNDS = LONG ? 9 : 1;
    private static final int CASES = LONG ? 250 : 10;
    private static final int CLIENTS = 4;
    private static final List<String> READ_MODELS = List.of("case-list", "case-page", "statistics", "students");

    @Test
    void encryption_costs_at_most_15_percent_of_commands_and_25_percent_of_a_replay() throws Exception {
        try (Service sealed = Service.start(Service.temporaryData());
                Service clear =
                        Service.start(Service.temporaryData(), Clock.systemUTC(), EncryptionCostTest::storeInClear)) {
            file(sealed); // both warm
            file(clear);
            List<Double> sealedCommands = new ArrayList<>();
            List<Double> clearCommands = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                sealedCommands.add(file(sealed));
                clearCommands.add(file(clear));
            }
            List<Double> sealedReplays = new ArrayList<>();
            List<Double> clearReplays = new ArrayList<>();
            for (int round = 0; round < Math.min(5, ROUNDS); round++) {
                sealedReplays.add(replay(sealed));
                clearReplays.add(replay(clear));
            }
            double commands = median(sealedCommands) / median(clearCommands) - 1;
            double replays = median(sealedReplays) / median(clearReplays) - 1;
            LOG.info(
                    "{} cases a round: commands {} s with encryption, {} s without ({} %); replay of {} {} s, {} s ({} %)",
                    CASES,
                    round(median(sealedCommands)),
                    round(median(clearCommands)),
                    Math.round(commands * 100),
                    READ_MODELS,
                    round(median(sealedReplays)),
                    round(median(clearReplays)),
                    Math.round(replays * 100));
            if (LONG) {
                // time per command by 15 % less throughput
                assertThat(commands).isLessThanOrEqualTo(1 / 0.85 - 1);
                assertThat(replays).isLessThanOrEqualTo(0.25);
            }
        }
    }

    private static void storeInClear(GenericApplicationContext beans) {
        beans.registerBean("eventsInClear", EventStorageEngine.class, () -> JdbcEventStorageEngine.builder()
                .schema(EventStoreTables.eventSchema())
                .connectionProvider(beans.getBean(ConnectionProvider.class))
                .transactionManager(beans.getBean(TransactionManager.class))
                .eventSerializer(EventSerializer.create())
                .snapshotSerializer(EventSerializer.create())
                .persistenceExceptionResolver(beans.getBean(PersistenceExceptionResolver.class))
                .build());
    }

    /** @return seconds for filing, submitting, tracking and reporting the cases of a round */
    private static double file(Service service) throws Exception {
        String url = service.address();
        new ReadModels(url).awaitAllCaughtUp();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Filing>> work = Collections.nCopies(CASES, (Callable<Filing>) () -> Filing.reportedOn(url));
            As.account(url, "registrar-a").get("/api/session");
            long start = System.nanoTime();
            for (Future<Filing> filing : clients.invokeAll(work)) {
                filing.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            clients.shutdown();
        }
    }

    private static double replay(Service service) {
        ReadModels readModels = new ReadModels(service.address());
        readModels.awaitAllCaughtUp();
        long start = System.nanoTime();
        READ_MODELS.forEach(readModels::replay);
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private static double round(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }
}
