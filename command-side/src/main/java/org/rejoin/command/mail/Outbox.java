package org.rejoin.command.mail;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail that waits to be sent, in the transaction of what it tells of. */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void queue(MailKind kind, String accountId) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO command_side.mail (mail_id, kind, account_id, queued_at, next_attempt, standing)"
                        + " VALUES (?, ?, ?, ?, ?, 'WAITING')")
                .params(UUID.randomUUID().toString(), kind.name(), accountId, now, now)
                .update();
    }
}
