package org.rejoin.command.mail;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where mail waits: written in the transaction of what it tells of, so that both happen or neither. */
@Component
public class Outbox {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within the running transaction; sent to the address the account then has. */
    public void queue(MailKind kind, String accountId) {
        queue(kind, accountId, null, Map.of());
    }

    /** Within the running transaction; sent to this address, whatever the account's own is. */
    public void queueTo(MailKind kind, String accountId, String address) {
        queue(kind, accountId, address, Map.of());
    }

    /** Within the running transaction. */
    public void queueSignInChanged(String accountId, SignInChange change) {
        queue(
                MailKind.SIGN_IN_CHANGED,
                accountId,
                null,
                Map.of("whatInChinese", change.inChinese(), "whatInEnglish", change.inEnglish()));
    }

    /** Within the running transaction. */
    public void queueWebhookDisabled(String accountId, String host) {
        queue(MailKind.WEBHOOK_DISABLED, accountId, null, Map.of("host", host));
    }

    void queue(MailKind kind, String accountId, @Nullable String address, Map<String, String> details) {
        jdbc.sql("""
                        INSERT INTO command_side.mail
                               (mail_id, kind, account_id, address, details, queued_at, next_attempt, standing)
                        VALUES (?, ?, ?, ?, ?::jsonb, clock_timestamp(), clock_timestamp(), 'WAITING')""")
                .params(UUID.randomUUID().toString(), kind.name(), accountId)
                .param(address)
                .param(JSON.writeValueAsString(details))
                .update();
    }
}
