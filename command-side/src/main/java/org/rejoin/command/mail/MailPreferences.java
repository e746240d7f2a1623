package org.rejoin.command.mail;

import java.sql.Time;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How accounts want to be told. An account without a row is told at once, as before there was a choice. */
@Component
class MailPreferences {

    static final LocalTime USUAL = LocalTime.of(7, 30);

    private final JdbcClient jdbc;

    MailPreferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Preference(MailPreference mail, LocalTime dailyAt) {}

    /** An account whose digest is due, locked until the end of the transaction. */
    record Due(String accountId, LocalTime dailyAt, long toldUpTo, OffsetDateTime at) {}

    Preference of(String accountId) {
        return jdbc.sql("SELECT mail, daily_at FROM command_side.mail_preference WHERE account_id = ?")
                .param(accountId)
                .query((row, n) -> new Preference(
                        MailPreference.valueOf(row.getString("mail")), row.getObject("daily_at", LocalTime.class)))
                .optional()
                .orElse(new Preference(MailPreference.IMMEDIATELY, USUAL));
    }

    boolean wantsAtOnce(String accountId) {
        return of(accountId).mail() == MailPreference.IMMEDIATELY;
    }

    /** @param toldUpTo where a digest begins that was not wanted before; one that was goes on where it is */
    void set(String accountId, Preference wanted, @Nullable Instant next, long toldUpTo) {
        jdbc.sql("""
                        INSERT INTO command_side.mail_preference AS p (account_id, mail, daily_at, next_digest, told_up_to)
                        VALUES (?, ?, ?, ?, ?)
                            ON CONFLICT (account_id) DO UPDATE
                           SET mail = excluded.mail, daily_at = excluded.daily_at, next_digest = excluded.next_digest,
                               told_up_to = CASE p.mail WHEN 'DAILY' THEN p.told_up_to ELSE excluded.told_up_to END""")
                .params(accountId, wanted.mail().name(), Time.valueOf(wanted.dailyAt()))
                .param(next == null ? null : utc(next))
                .param(toldUpTo)
                .update();
    }

    Optional<Due> lockDue(Instant now) {
        return jdbc.sql("""
                        SELECT account_id, daily_at, told_up_to, next_digest FROM command_side.mail_preference
                         WHERE next_digest <= ? ORDER BY next_digest LIMIT 1 FOR UPDATE SKIP LOCKED""")
                .param(utc(now))
                .query((row, n) -> new Due(
                        row.getString("account_id"),
                        row.getObject("daily_at", LocalTime.class),
                        row.getLong("told_up_to"),
                        row.getObject("next_digest", OffsetDateTime.class)))
                .optional();
    }

    void told(String accountId, long upTo, Instant next) {
        jdbc.sql("UPDATE command_side.mail_preference SET told_up_to = ?, next_digest = ? WHERE account_id = ?")
                .params(upTo, utc(next), accountId)
                .update();
    }

    /** What is to be told stays the same. Nothing, where somebody else was faster. */
    void postpone(Due due, Instant next) {
        jdbc.sql("UPDATE command_side.mail_preference SET next_digest = ? WHERE account_id = ? AND next_digest = ?")
                .params(utc(next), due.accountId(), due.at())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
