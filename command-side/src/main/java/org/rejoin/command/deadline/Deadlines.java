package org.rejoin.command.deadline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets and lifts deadlines, within the running transaction: together with the event that gives rise to them. */
@Component
public class Deadlines {

    // of a deadline that has just been picked the node that has it is told by the version
    private static final String SET = """
            INSERT INTO command_side.deadline AS known (task_name, task_instance, execution_time, picked, version)
            VALUES (?, ?, ?, false, 1)
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
        jdbc.sql(SET).params(kind, id, Timestamp.from(due)).update();
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

    /** How many failed at least so often, one after the other. */
    long failing(int times) {
        return jdbc.sql("SELECT count(*) FROM command_side.deadline WHERE consecutive_failures >= ?")
                .param(times)
                .query(Long.class)
                .single();
    }
}
