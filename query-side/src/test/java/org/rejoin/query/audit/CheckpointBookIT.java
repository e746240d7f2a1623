package org.rejoin.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.eventstore.proof.Checkpoint;
import org.rejoin.eventstore.proof.Finding;
import org.rejoin.eventstore.proof.SigningKey;
import org.rejoin.query.CannotSign;
import org.springframework.jdbc.core.simple.JdbcClient;

class CheckpointBookIT {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private AuditedStore store;

    @BeforeEach
    void create(@TempDir Path directory) throws Exception {
        store = new AuditedStore(directory);
        store.append(10);
        store.chainEverything();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nodes_that_sign_at_the_same_moment_make_one_checkpoint() throws Exception {
        store.checkpoint();
        for (int round = 1; round <= 10; round++) {
            store.append(1);
            store.chainEverything();
            atOnce(4, () -> store.checkpoint());
            assertThat(store.number("SELECT count(*) FROM audit.checkpoint")).isEqualTo(1 + round);
        }
        assertThat(store.verify().firstWrong()).isNull();
        assertThat(store.verify().checkpoints()).isEqualTo(11);
    }

    @Test
    void there_is_one_daily_checkpoint_also_where_nothing_happened() throws Exception {
        store.checkpoint();
        for (int day = 0; day < 3; day++) {
            LocalDate date = TODAY.plusDays(day);
            atOnce(4, () -> {
                store.inTransaction()
                        .executeWithoutResult(status -> store.book().takeDaily(date));
                return date;
            });
        }
        assertThat(store.number("SELECT count(*) FROM audit.checkpoint")).isEqualTo(4);
        assertThat(store.verify().firstWrong()).isNull();
    }

    @Test
    void a_node_without_the_key_of_the_others_does_not_sign(@TempDir Path elsewhere) throws Exception {
        store.checkpoint();
        store.append(1);
        store.chainEverything();
        CheckpointBook other = new CheckpointBook(
                JdbcClient.create(store.application()), store.history, store.keysIn(elsewhere), Clock.systemUTC());

        assertThatThrownBy(() -> store.inTransaction().execute(status -> other.take()))
                .isInstanceOf(CannotSign.class);
        assertThat(Files.list(elsewhere)).isEmpty();

        Files.copy(store.directory().resolve("signing-key.pem"), elsewhere.resolve("signing-key.pem"));
        Files.copy(store.directory().resolve("signing-key.pub.pem"), elsewhere.resolve("signing-key.pub.pem"));
        Checkpoint second = store.inTransaction().execute(status -> other.take().checkpoint());
        assertThat(second).isNotNull();
        assertThat(store.verify().checkpoints()).isEqualTo(2);
    }

    @Test
    void a_key_may_be_replaced_when_the_old_public_key_stays() throws Exception {
        store.checkpoint();
        Files.move(
                store.directory().resolve("signing-key.pub.pem"),
                store.directory().resolve("2026.pub.pem"));
        Files.delete(store.directory().resolve("signing-key.pem"));
        Path fresh = store.directory().resolve("signing-key.pem");
        SigningKey.generate(fresh);
        store.append(1);
        store.chainEverything();
        store.checkpoint();

        assertThat(store.verify().firstWrong()).isNull();
        Files.delete(store.directory().resolve("2026.pub.pem"));
        assertThat(store.verify().firstWrong()).isEqualTo(new Finding(Finding.Kind.CHECKPOINT_KEY_UNKNOWN, 0, 0, 0, 1));
    }

    @Test
    void what_was_signed_and_is_gone_is_missed_by_whoever_kept_the_checkpoint() throws Exception {
        store.checkpoint();
        store.append(5);
        store.chainEverything();
        String kept = store.checkpoint().toJson();
        store.owner.update("DELETE FROM event_store.domain_event WHERE global_index > 10");
        store.owner.update("DELETE FROM audit.ledger WHERE position > 10");
        store.owner.update("DELETE FROM audit.checkpoint WHERE number > 1");

        assertThat(store.verify().firstWrong()).isNull();
        Finding found = store.verify(kept).firstWrong();
        assertThat(found).isNotNull();
        assertThat(String.valueOf(found)).isEqualTo("EVENT_DELETED: event 11 to 15, ledger position 11, checkpoint 2");
    }

    private static <T> void atOnce(int nodes, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                all.add(work);
            }
            for (Future<T> each : threads.invokeAll(all)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
