package org.rejoin.command.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rejoin.command.deadline.FiredDeadlines.KIND;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.eventstore.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deadlines on a real database, with a clock that the test sets: nobody waits for a day. */
class DeadlinesIT {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TestDatabase database = MigratedDatabase.create();
    private final HikariDataSource pool = pool();
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    private final SetClock clock = new SetClock("2026-11-20T00:00:00Z");
    private final Deadlines deadlines = new Deadlines(jdbc, clock);
    private final List<DeadlineWatch> nodes = new ArrayList<>();

    @BeforeEach
    void tables() {
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("CREATE TABLE fired (id text, node text)").update();
        owner.sql("CREATE TABLE repaired (id text)").update();
        owner.sql("GRANT ALL ON fired, repaired TO " + TestDatabase.APPLICATION).update();
    }

    @AfterEach
    void stop() {
        nodes.forEach(DeadlineWatch::stop);
        pool.close();
    }

    @Test
    void a_deadline_falls_due_once_when_its_time_has_come() {
        deadlines.set(KIND, "a", NOON);
        start("one");

        await().during(Duration.ofMillis(300)).until(() -> fired().isEmpty());
        clock.set("2026-11-20T12:00:01Z");
        await().until(() -> fired().equals(List.of("a")));
        await().during(Duration.ofMillis(300)).until(() -> fired().equals(List.of("a")));
        assertThat(rows()).isZero();
    }

    @Test
    void a_deadline_outlives_an_outage_and_falls_due_when_there_is_a_node_again() {
        deadlines.set(KIND, "a", NOON);
        clock.set("2026-11-23T12:00:00Z");
        start("one");
        await().until(() -> fired().equals(List.of("a")));
    }

    @Test
    void a_lifted_deadline_never_falls_due_and_a_moved_one_at_its_new_time() {
        deadlines.set(KIND, "lifted", NOON);
        deadlines.set(KIND, "moved", NOON);
        deadlines.set(KIND, "kept", NOON);
        deadlines.lift(KIND, "lifted");
        deadlines.set(KIND, "moved", NOON.plusSeconds(3600));
        start("one");

        clock.set("2026-11-20T12:30:00Z");
        await().until(() -> fired().equals(List.of("kept")));
        clock.set("2026-11-20T13:30:00Z");
        await().until(() -> fired().equals(List.of("kept", "moved")));
    }

    @Test
    void a_deadline_set_in_a_transaction_that_fails_was_never_set() {
        transaction.executeWithoutResult(status -> {
            deadlines.set(KIND, "a", NOON);
            status.setRollbackOnly();
        });
        assertThat(rows()).isZero();
    }

    @Test
    void one_that_fails_leaves_nothing_behind_holds_nobody_up_and_is_tried_again_until_it_is_done() {
        deadlines.set(KIND, "broken", NOON);
        deadlines.set(KIND, "sound", NOON.plusSeconds(1));
        start("one");
        clock.set("2026-11-20T12:01:00Z");

        await().until(() -> fired().equals(List.of("sound")));
        await().until(() -> deadlines.failing(1) == 1);
        assertThat(deadlines.due()).isZero();

        jdbc.sql("INSERT INTO repaired VALUES ('x')").update();
        clock.set("2026-11-20T12:02:00Z");
        await().until(() -> fired().equals(List.of("broken", "sound")));
        assertThat(deadlines.failing(1)).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    @Tag("P5")
    void one_that_fails_stands_on_the_list_since_when_it_was_due_and_is_tried_at_once_when_that_is_asked() {
        deadlines.set(KIND, "broken", NOON);
        deadlines.set(KIND, "later", NOON.plusSeconds(86_400));
        start("one");
        clock.set("2026-11-20T12:01:00Z");
        await().until(() -> failures() >= 2);
        nodes.get(0).stop();

        FailingDeadline failing = deadlines.allFailing(10).get(0);
        assertThat(deadlines.allFailing(10)).hasSize(1);
        assertThat(failing.kind()).isEqualTo(KIND);
        assertThat(failing.id()).isEqualTo("broken");
        assertThat(failing.due()).isEqualTo(NOON);
        assertThat(failing.lastTried()).isAfter(NOON.plusSeconds(59));
        assertThat(failing.nextTry()).isAfter(failing.lastTried());
        assertThat(deadlines.isFailing(KIND, "broken")).isTrue();
        assertThat(deadlines.isFailing(KIND, "later")).isFalse();

        jdbc.sql("INSERT INTO repaired VALUES ('x')").update();
        jdbc.sql(
                        "UPDATE command_side.deadline SET execution_time = '2026-11-20T13:00:00Z' WHERE task_instance = 'broken'")
                .update();
        start("two");
        await().during(Duration.ofMillis(300)).until(() -> fired().isEmpty());
        deadlines.tryNow(KIND, "broken");
        await().until(() -> fired().equals(List.of("broken")));
        assertThat(deadlines.allFailing(10)).isEmpty();
    }

    @Test
    void trying_now_neither_hurries_nor_puts_off_what_is_due_or_at_work() {
        deadlines.set(KIND, "due", Instant.EPOCH);
        deadlines.set(KIND, "picked", NOON);
        jdbc.sql("UPDATE command_side.deadline SET picked = true, picked_by = 'busy' WHERE task_instance = 'picked'")
                .update();
        deadlines.tryNow(KIND, "due");
        deadlines.tryNow(KIND, "picked");
        assertThat(jdbc.sql("SELECT execution_time FROM command_side.deadline ORDER BY task_instance")
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .list())
                .isEqualTo(List.of(Instant.EPOCH, NOON));
    }

    @Test
    void pauses_between_attempts_grow_to_an_hour() {
        assertThat(BackOff.pauseAfter(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(BackOff.pauseAfter(3)).isEqualTo(Duration.ofSeconds(16));
        assertThat(BackOff.pauseAfter(500)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_a_dead_node_had_picked_another_does() {
        deadlines.set(KIND, "a", NOON);
        jdbc.sql("UPDATE command_side.deadline SET picked = true, picked_by = 'dead', version = 2,"
                        + " last_heartbeat = '2026-11-20T12:00:00Z'")
                .update();
        clock.set("2026-11-20T12:00:10Z");
        start("one");
        await().during(Duration.ofMillis(300)).until(() -> fired().isEmpty());

        nodes.get(0).stop();
        clock.set("2026-11-20T12:05:00Z");
        start("two");
        await().until(() -> fired().equals(List.of("a")));
    }

    @Test
    void a_node_taken_for_dead_too_early_does_what_it_picked_no_second_time() {
        deadlines.set(KIND, "a", NOON);
        jdbc.sql("UPDATE command_side.deadline SET picked = true, picked_by = 'slow', version = 2")
                .update();
        assertThat(deadlines.take(KIND, "a", "slow", 1)).isFalse();
        assertThat(deadlines.take(KIND, "a", "other", 2)).isFalse();
        assertThat(deadlines.take(KIND, "a", "slow", 2)).isTrue();
        assertThat(deadlines.take(KIND, "a", "slow", 2)).isFalse();
    }

    @Test
    void a_daily_run_comes_once_a_day_and_after_an_outage_once_at_once() {
        List<LocalDate> days = new CopyOnWriteArrayList<>();
        DailyRun daily = new DailyRun() {
            @Override
            public String name() {
                return "daily-test";
            }

            @Override
            public void run(LocalDate today) {
                days.add(today);
            }
        };
        start("one", daily);
        start("two", daily);
        await().during(Duration.ofMillis(300)).until(days::isEmpty);

        clock.set("2026-11-20T16:06:00Z"); // six past midnight in Taipei
        await().until(() -> days.equals(List.of(LocalDate.of(2026, 11, 21))));
        clock.set("2026-11-24T02:00:00Z");
        await().until(() -> days.equals(List.of(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 24))));
        await().during(Duration.ofMillis(300)).until(() -> days.size() == 2);
    }

    @Test
    void a_thousand_deadlines_of_two_nodes_of_which_one_is_killed_fall_due_once_each() throws Exception {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 1_000; i++) {
                deadlines.set(KIND, "d" + i, Instant.EPOCH);
            }
        });
        Process killed = DeadlineNode.startProcess(database.url());
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> fired().size() > 20);
            clock.set(Instant.now().toString());
            start("survivor");
            await().until(() -> countOf("survivor") > 20);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        // the rest of what it had picked is revived when its heartbeats are missed
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            clock.set(Instant.now().plusSeconds(120).toString());
            return rows() == 0;
        });

        assertThat(fired()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(countOf("process")).as("by the killed one").isPositive();
        assertThat(countOf("survivor")).isPositive();
    }

    private void start(String name, DailyRun... daily) {
        DeadlineWatch node = FiredDeadlines.watch(pool, clock, new FiredDeadlines(jdbc, name), daily);
        nodes.add(node);
        node.start();
    }

    private List<String> fired() {
        return jdbc.sql("SELECT id FROM fired ORDER BY id").query(String.class).list();
    }

    private long countOf(String node) {
        return jdbc.sql("SELECT count(*) FROM fired WHERE node = ?")
                .param(node)
                .query(Long.class)
                .single();
    }

    private int failures() {
        return deadlines.allFailing(1).stream()
                .mapToInt(FailingDeadline::failures)
                .sum();
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM command_side.deadline")
                .query(Long.class)
                .single();
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.application());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }
}
