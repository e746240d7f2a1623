package org.rejoin.command.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mail that waits, was sent, or was given up. Each statement is a transaction of its own and over at once: one that
 * stays open while a mail server thinks would hold up every projection.
 */
@Component
class Mails {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Mails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Standing {
        WAITING,
        SENT,
        FAILED
    }

    /**
     * A mail this node is to send now.
     *
     * @param address where it is not the account's own
     * @param attempts this one included
     */
    record Claimed(
            String mailId,
            MailKind kind,
            String accountId,
            @Nullable String address,
            Map<String, String> details,
            int attempts) {}

    /** A mail as the administrator sees it: neither text nor link nor address. */
    @Schema(name = "Mail")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String mailId,
            MailKind kind,

            @Schema(description = "Whom it concerns", example = "tutor-a")
            String account,

            Standing standing,
            int attempts,
            Instant queuedAt,

            @Schema(description = "Of a waiting one: not before this moment") @Nullable
            Instant nextAttempt,

            @Nullable Instant sentAt,

            @Schema(description = "What became of the last attempt", example = "SERVER_UNREACHABLE") @Nullable
            String failure) {}

    /** The mail that waits longest among those due; nobody else gets it until the claim runs out. */
    Optional<Claimed> claim(Duration lease) {
        return jdbc.sql("""
                        UPDATE command_side.mail
                           SET attempts = attempts + 1, claimed_until = now() + make_interval(secs => ?)
                         WHERE mail_id = (SELECT mail_id FROM command_side.mail
                                           WHERE standing = 'WAITING' AND next_attempt <= now()
                                             AND (claimed_until IS NULL OR claimed_until < now())
                                           ORDER BY next_attempt LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING mail_id, kind, account_id, address, details::text, attempts""")
                .param(lease.toSeconds())
                .query((row, n) -> new Claimed(
                        row.getString("mail_id"),
                        MailKind.valueOf(row.getString("kind")),
                        row.getString("account_id"),
                        row.getString("address"),
                        JSON.readValue(row.getString("details"), DETAILS),
                        row.getInt("attempts")))
                .optional();
    }

    void sent(String mailId) {
        jdbc.sql("""
                        UPDATE command_side.mail
                           SET standing = 'SENT', sent_at = now(), claimed_until = NULL, failure = NULL, address = NULL,
                               details = '{}'
                         WHERE mail_id = ?""").param(mailId).update();
    }

    void failed(String mailId, String failure, Duration pause) {
        jdbc.sql("""
                        UPDATE command_side.mail
                           SET failure = ?, next_attempt = now() + make_interval(secs => ?), claimed_until = NULL
                         WHERE mail_id = ? AND standing = 'WAITING'""").params(failure, pause.toSeconds(), mailId).update();
    }

    void givenUp(String mailId, String failure) {
        jdbc.sql("""
                        UPDATE command_side.mail
                           SET standing = 'FAILED', failure = ?, claimed_until = NULL, address = NULL, details = '{}',
                               emptied = address IS NOT NULL OR details <> '{}'
                         WHERE mail_id = ? AND standing = 'WAITING'""").params(failure, mailId).update();
    }

    /** Whether nothing is left of it that could be sent again. */
    boolean isEmptied(String mailId) {
        return jdbc.sql("SELECT emptied FROM command_side.mail WHERE mail_id = ?")
                .param(mailId)
                .query(Boolean.class)
                .single();
    }

    Optional<Standing> standingOf(String mailId) {
        return jdbc.sql("SELECT standing FROM command_side.mail WHERE mail_id = ?")
                .param(mailId)
                .query((row, n) -> Standing.valueOf(row.getString("standing")))
                .optional();
    }

    /** Due at once, with all attempts before it; one that is just being sent is left alone. */
    void retry(String mailId) {
        jdbc.sql("""
                        UPDATE command_side.mail SET standing = 'WAITING', attempts = 0, next_attempt = now()
                         WHERE mail_id = ? AND standing <> 'SENT' AND (claimed_until IS NULL OR claimed_until < now())""").param(mailId).update();
    }

    List<Row> newest(@Nullable Standing standing, int page, int size) {
        return jdbc.sql("""
                        SELECT m.mail_id, m.kind, a.account, m.standing, m.attempts, m.queued_at, m.next_attempt,
                               m.sent_at, m.failure
                          FROM command_side.mail m JOIN command_side.account a USING (account_id)
                         WHERE :standing::text IS NULL OR m.standing = :standing
                         ORDER BY m.queued_at DESC, m.mail_id LIMIT :size OFFSET :from""")
                .param("standing", standing == null ? null : standing.name())
                .param("size", size)
                .param("from", (long) page * size)
                .query((row, n) -> row(row))
                .list();
    }

    long count(@Nullable Standing standing) {
        return jdbc.sql("SELECT count(*) FROM command_side.mail WHERE :standing::text IS NULL OR standing = :standing")
                .param("standing", standing == null ? null : standing.name())
                .query(Long.class)
                .single();
    }

    private static Row row(ResultSet row) throws SQLException {
        Standing standing = Standing.valueOf(row.getString("standing"));
        Timestamp sent = row.getTimestamp("sent_at");
        return new Row(
                row.getString("mail_id"),
                MailKind.valueOf(row.getString("kind")),
                row.getString("account"),
                standing,
                row.getInt("attempts"),
                row.getTimestamp("queued_at").toInstant(),
                standing == Standing.WAITING ? row.getTimestamp("next_attempt").toInstant() : null,
                sent == null ? null : sent.toInstant(),
                row.getString("failure"));
    }
}
