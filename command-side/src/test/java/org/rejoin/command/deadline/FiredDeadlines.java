package org.rejoin.command.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A kind of deadline that leaves a row each time it falls due; a row more than one would be seen. */
class FiredDeadlines implements WhenDue {

    static final String KIND = "test";

    private final JdbcClient jdbc;
    private final String node;

    FiredDeadlines(JdbcClient jdbc, String node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(String id) {
        jdbc.sql("INSERT INTO fired (id, node) VALUES (?, ?)").params(id, node).update();
        if (id.startsWith("broken")
                && jdbc.sql("SELECT count(*) FROM repaired").query(Long.class).single() == 0) {
            throw new IllegalStateException("broken");
        }
    }

    /** A node: looks at the table until it is stopped. */
    static DeadlineWatch watch(DataSource pool, Clock clock, WhenDue kind, DailyRun... daily) {
        JdbcClient jdbc = JdbcClient.create(pool);
        return new DeadlineWatch(
                pool,
                provider(kind),
                provider(daily),
                new Deadlines(jdbc, clock),
                new DataSourceTransactionManager(pool),
                clock,
                ZoneId.of("Asia/Taipei"),
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                2);
    }

    @SafeVarargs
    private static <T> ObjectProvider<T> provider(T... beans) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return Stream.of(beans);
            }
        };
    }
}
