package org.rejoin.command.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets and lifts deadlines, within the running transaction: together with the event that gives rise to them. */
@Component
public class Deadlines {

    // of a deadline that has just been picked the node that has it is told by the version
    private static final String SET = """
            INSERT INTO command_side.deadline AS known (task_name, task_instance, execution_time, picked, version)
            SELECT ?, id, due, false, 1 FROM unnest(?::text[], ?::timestamptz[]) WITH ORDINALITY AS wanted (id, due, place)
             ORDER BY place
            ON CONFLICT (task_name, task_instance) DO UPDATE
               SET execution_time = excluded.execution_time, picked = false, picked_by = NULL, last_heartbeat = NULL,
                   last_failure = NULL, consecutive_failures = 0, version = known.version + 1""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Deadlines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Falls due then, whatever was set for it before. @param id ids alone: it stands in logs and lists */
    public void set(String kind, String id, Instant due) {
        setAll(kind, new TreeMap<>(Map.of(id, due)));
    }

    /** The same for many at once. @param due by id, in an order that is the same for everybody who sets some of them */
    public void setAll(String kind, SortedMap<String, Instant> due) {
        jdbc.sql(SET)
                .param(kind)
                .param(due.keySet().toArray(String[]::new))
                .param(due.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    /** Does not fall due any more; nothing happens where there is none. */
    public void lift(String kind, String id) {
        jdbc.sql("DELETE FROM command_side.deadline WHERE task_name = ? AND task_instance = ?")
                .params(kind, id)
                .update();
    }

    /** Takes it off the table if it still is the one that was picked: moved, lifted or revived it belongs to another. */
    boolean take(String kind, String id, String node, long version) {
        return jdbc.sql("DELETE FROM command_side.deadline"
                                + " WHERE task_name = ? AND task_instance = ? AND picked_by = ? AND version = ?")
                        .params(kind, id, node, version)
                        .update()
                == 1;
    }

    /** How many are due and not yet worked on. */
    long due() {
        return jdbc.sql("SELECT count(*) FROM command_side.deadline WHERE NOT picked AND execution_time <= ?")
                .param(Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** Those whose last attempt failed, due longest first. */
    List<FailingDeadline> allFailing(int most) {
        return jdbc.sql("""
                        SELECT task_name, task_instance, due, consecutive_failures, last_failure, execution_time
                          FROM command_side.deadline WHERE consecutive_failures > 0
                         ORDER BY due, task_name, task_instance LIMIT ?""")
                .param(most)
                .query((row, n) -> new FailingDeadline(
                        row.getString("task_name"),
                        row.getString("task_instance"),
                        row.getTimestamp("due").toInstant(),
                        row.getInt("consecutive_failures"),
                        row.getTimestamp("last_failure").toInstant(),
                        row.getTimestamp("execution_time").toInstant()))
                .list();
    }

    boolean isFailing(String kind, String id) {
        return jdbc.sql("SELECT count(*) FROM command_side.deadline"
                                + " WHERE task_name = ? AND task_instance = ? AND consecutive_failures > 0")
                        .params(kind, id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Its next try is now; one that a node is just at is left to it. */
    void tryNow(String kind, String id) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("UPDATE command_side.deadline SET execution_time = ?"
                        + " WHERE task_name = ? AND task_instance = ? AND NOT picked AND execution_time > ?")
                .params(now, kind, id, now)
                .update();
    }

    /** How many failed at least so often, one after the other. */
    long failing(int times) {
        return jdbc.sql("SELECT count(*) FROM command_side.deadline WHERE consecutive_failures >= ?")
                .param(times)
                .query(Long.class)
                .single();
    }
}
