package org.rejoin.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rejoin.Service;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nightly work of the running service, with the roles of the database as they are installed. */
@Tag("c28")
class AccessLogPeriodTest {

    @Test
    void the_service_lets_entries_go_whose_period_is_over(@TempDir Path temporary) {
        Path data = temporary.resolve("data");
        try (Service service = Service.start(data, "--rejoin.retention.daily=* * * * * *")) {
            JdbcClient jdbc = Records.in(data).jdbc();
            jdbc.sql(
                            "WITH made AS (INSERT INTO access_log.entry (at, account, roles, action)"
                                    + " SELECT now() - make_interval(years => age), 'reader', '{AUDITOR}', 'HISTORY_READ'"
                                    + " FROM unnest(ARRAY[4, 6]) AS age RETURNING entry_id, at)"
                                    + " INSERT INTO access_log.entry_scope (scope, at, entry_id) SELECT 'x', at, entry_id FROM made")
                    .update();

            await().atMost(Duration.ofSeconds(30)).until(() -> count(jdbc, "entry WHERE account = 'reader'") == 1);

            assertThat(count(jdbc, "entry_scope WHERE scope = 'x'")).isEqualTo(1);
            assertThat(service.address()).isNotEmpty();
        }
    }

    private static long count(JdbcClient jdbc, String rows) {
        return jdbc.sql("SELECT count(*) FROM access_log." + rows)
                .query(Long.class)
                .single();
    }
}
