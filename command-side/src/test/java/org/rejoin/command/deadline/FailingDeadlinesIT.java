package org.rejoin.command.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list over HTTP. Its rows are of a kind no node knows: they stay as they are. */
@CommandSideTest
@Tag("P5")
class FailingDeadlinesIT {

    private static final Actor ADMINISTRATOR = new Actor("administrator", Set.of(Role.ADMINISTRATOR), null, null);
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final String PATH = "/api/admin/deadlines";

    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final String id = UUID.randomUUID().toString();

    @Autowired
    FailingDeadlinesIT(CommandSideClient client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void one_that_failed_four_times() {
        jdbc.sql("INSERT INTO command_side.deadline (task_name, task_instance, execution_time, picked, version)"
                        + " VALUES ('newer', ?, '2026-11-20T16:00:00Z', false, 1)")
                .param(id)
                .update();
        failed(1, "2026-11-20T16:00:01Z", "2026-11-20T16:00:03Z");
        failed(4, "2026-11-20T16:00:17Z", "2126-11-20T16:00:33Z");
    }

    @AfterEach
    void nothingIsLeft() {
        jdbc.sql("DELETE FROM command_side.deadline WHERE task_name = 'newer'").update();
    }

    @Test
    void what_fails_is_listed_with_the_time_it_fell_due_and_its_next_try() {
        Answer list = client.send(ADMINISTRATOR, HttpMethod.GET, PATH, "");
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.body())
                .contains("{\"kind\":\"newer\",\"id\":\"" + id + "\",\"due\":\"2026-11-20T16:00:00Z\",\"failures\":4,"
                        + "\"lastTried\":\"2026-11-20T16:00:17Z\",\"nextTry\":\"2126-11-20T16:00:33Z\"}");
    }

    @Test
    void a_retry_makes_now_its_next_try_and_it_stays_on_the_list_until_it_is_done() {
        assertThat(client.post(ADMINISTRATOR, PATH + "/newer/" + id + "/retry", "")
                        .status())
                .isEqualTo(202);
        assertThat(jdbc.sql("SELECT execution_time <= now() FROM command_side.deadline WHERE task_instance = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(client.send(ADMINISTRATOR, HttpMethod.GET, PATH, "").body())
                .contains(id)
                .contains("\"due\":\"2026-11-20T16:00:00Z\"");
    }

    @Test
    void what_does_not_fail_is_not_found() {
        Answer unknown = client.post(ADMINISTRATOR, PATH + "/newer/" + UUID.randomUUID() + "/retry", "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"code\":\"NOT_FOUND\"");
        assertThat(client.post(ADMINISTRATOR, PATH + "/daily-closures/recurring/retry", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_list_is_for_administrators() {
        assertThat(client.send(OFFICER, HttpMethod.GET, PATH, "").status()).isEqualTo(403);
        assertThat(client.post(OFFICER, PATH + "/newer/" + id + "/retry", "").status())
                .isEqualTo(403);
    }

    private void failed(int times, String tried, String next) {
        jdbc.sql("UPDATE command_side.deadline SET consecutive_failures = ?, last_failure = ?::timestamptz,"
                        + " execution_time = ?::timestamptz WHERE task_instance = ?")
                .params(times, tried, next, id)
                .update();
    }
}
