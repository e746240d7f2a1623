package org.rejoin.query.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@QuerySideTest
@Tag("c28")
@Tag("c30")
class AccessLogPeriodIT {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccessLog log;

    private final String account = "reader-" + UUID.randomUUID();
    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

    @Test
    void what_is_older_than_its_period_goes_with_its_scopes_and_nothing_else() {
        entry(now.minusYears(5).minusDays(2));
        entry(now.minusYears(5).plusDays(2));
        entry(now);

        period(now.toInstant(), Period.ofYears(5)).forget();

        assertThat(ages()).containsExactly(now.minusYears(5).plusDays(2).getYear(), now.getYear());
        assertThat(scopes()).isEqualTo(2);
    }

    @Test
    void more_than_one_batch_goes_in_one_night() {
        jdbc.sql(
                        "INSERT INTO access_log.entry (at, account, roles, action)"
                                + " SELECT now() - interval '6 years', ?, '{AUDITOR}', 'HISTORY_READ' FROM generate_series(1, 10001)")
                .param(account)
                .update();

        assertThat(period(now.toInstant(), Period.ofYears(5)).forget()).isGreaterThanOrEqualTo(10_001);

        assertThat(ages()).isEmpty();
    }

    @Test
    void by_no_clock_and_no_setting_anything_of_the_last_year_can_go() {
        entry(now.minusDays(364));

        assertThatThrownBy(() -> period(now.toInstant(), Period.ofDays(1)).forget())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        period(now.plusYears(50).toInstant(), Period.ofYears(5)).forget())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("SELECT access_log.forget(NULL)")
                        .query(Long.class)
                        .single())
                .isInstanceOf(DataAccessException.class);

        assertThat(ages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM access_log.entry",
                "DELETE FROM access_log.entry_scope",
                "UPDATE access_log.entry SET at = now() - interval '9 years'",
                "TRUNCATE access_log.entry CASCADE"
            })
    void the_service_itself_can_neither_delete_nor_alter_entries(String statement) {
        entry(now.minusYears(9));

        assertThatThrownBy(() -> jdbc.sql(statement).update()).isInstanceOf(DataAccessException.class);
    }

    private AccessLogPeriod period(Instant at, Period kept) {
        return new AccessLogPeriod(log, Clock.fixed(at, ZoneOffset.UTC), TAIPEI, kept);
    }

    private void entry(OffsetDateTime at) {
        jdbc.sql("WITH made AS (INSERT INTO access_log.entry (at, account, roles, action)"
                        + " VALUES (?, ?, '{AUDITOR}', 'HISTORY_READ') RETURNING entry_id, at)"
                        + " INSERT INTO access_log.entry_scope (scope, at, entry_id) SELECT ?, at, entry_id FROM made")
                .params(at, account, account)
                .update();
    }

    private List<Integer> ages() {
        return jdbc.sql("SELECT extract(year FROM at)::int FROM access_log.entry WHERE account = ? ORDER BY at")
                .param(account)
                .query(Integer.class)
                .list();
    }

    private long scopes() {
        return jdbc.sql("SELECT count(*) FROM access_log.entry_scope WHERE scope = ?")
                .param(account)
                .query(Long.class)
                .single();
    }
}
