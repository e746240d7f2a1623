package org.rejoin.command.deadline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.rejoin.eventstore.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node in a process of its own, which can be killed. */
class DeadlineNode {

    private DeadlineNode() {}

    static Process startProcess(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeadlineNode.class.getName(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(TestDatabase.APPLICATION);
        HikariDataSource pool = new HikariDataSource(config);
        JdbcClient jdbc = JdbcClient.create(pool);
        FiredDeadlines slowly = new FiredDeadlines(jdbc, "process") {
            @Override
            public void due(String id) {
                super.due(id);
                jdbc.sql("SELECT pg_sleep(0.01)").query((row, n) -> n).list();
            }
        };
        FiredDeadlines.watch(pool, Clock.systemUTC(), slowly).start();
        Thread.sleep(Long.MAX_VALUE);
    }
}
