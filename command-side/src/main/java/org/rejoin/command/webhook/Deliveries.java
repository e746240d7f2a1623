package org.rejoin.command.webhook;

import static org.rejoin.command.webhook.Webhooks.utc;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for other systems, was delivered, or was given up. Each statement is over at once: one that stays open while
 * another system thinks would hold up every projection.
 */
@Component
class Deliveries {

    static final String PING = "PING";

    // one slow system must not keep all threads to itself
    private static final int AT_ONCE_OF_ONE = 4;

    private final JdbcClient jdbc;
    private final Duration giveUpAfter;

    Deliveries(JdbcClient jdbc, @Value("${rejoin.webhooks.give-up-after:24h}") Duration giveUpAfter) {
        this.jdbc = jdbc;
        this.giveUpAfter = giveUpAfter;
    }

    enum State {
        WAITING,
        DELIVERED,
        DEAD,
        DISCARDED
    }

    /** What is told: an id of its own, so that whoever gets it twice can tell. */
    record Message(
            String deliveryId,
            String kind,
            @Nullable String caseId,
            @Nullable String school,
            Instant at) {}

    /** One this node is to deliver now. */
    record Claimed(Message message, String webhookId, String url, byte[] secret, int attempts, Instant giveUpAt) {}

    /** What an administrator sees of a delivery. */
    @Schema(name = "WebhookDelivery")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String deliveryId,
            @Schema(example = "CASE_REPORTED") String kind,
            @Nullable String caseId,
            @Nullable String school,
            Instant at,
            State state,
            int attempts,

            @Schema(description = "Of a waiting one: not before this moment") @Nullable
            Instant nextAttempt,

            @Schema(description = "Status of the last answer", example = "503") @Nullable
            Integer answered,

            @Schema(description = "Why the last attempt failed", example = "REFUSED") @Nullable
            String failure,

            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String reason) {}

    /** Within the running transaction. */
    void queue(String webhookId, WebhookKind kind, String caseId, String school, Instant at, Instant now) {
        insert(webhookId, new Message(UUID.randomUUID().toString(), kind.name(), caseId, school, at), now, null);
    }

    /** For a test that is sent at once; no node takes it meanwhile. */
    Message ping(String webhookId, Instant now, Duration lease) {
        Message ping = new Message(UUID.randomUUID().toString(), PING, null, null, now);
        insert(webhookId, ping, now, now.plus(lease));
        return ping;
    }

    private void insert(String webhookId, Message message, Instant now, @Nullable Instant claimedUntil) {
        jdbc.sql("""
                        INSERT INTO command_side.webhook_delivery
                               (delivery_id, webhook_id, kind, case_id, school, at, queued_at, give_up_at, next_attempt,
                                claimed_until, attempts, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')""")
                .params(message.deliveryId(), webhookId, message.kind())
                .param(message.caseId())
                .param(message.school())
                .params(utc(message.at()), utc(now), utc(now.plus(giveUpAfter)), utc(now))
                .param(claimedUntil == null ? null : utc(claimedUntil))
                .param(claimedUntil == null ? 0 : 1)
                .update();
    }

    /** The one that waits longest among those due; nobody else gets it until the claim runs out. */
    Optional<Claimed> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                        UPDATE command_side.webhook_delivery d
                           SET attempts = d.attempts + 1, claimed_until = :until
                          FROM command_side.webhook w
                         WHERE w.webhook_id = d.webhook_id
                           AND d.delivery_id = (
                               SELECT due.delivery_id
                                 FROM command_side.webhook_delivery due JOIN command_side.webhook of USING (webhook_id)
                                WHERE due.state = 'WAITING' AND due.next_attempt <= :now
                                  AND (due.claimed_until IS NULL OR due.claimed_until < :now)
                                  AND of.active AND (of.paused_until IS NULL OR of.paused_until <= :now)
                                  AND (SELECT count(*) FROM command_side.webhook_delivery sent
                                        WHERE sent.webhook_id = due.webhook_id AND sent.claimed_until >= :now) < :most
                                ORDER BY due.next_attempt LIMIT 1 FOR UPDATE OF due SKIP LOCKED)
                        RETURNING d.*, w.url, w.secret""")
                .param("now", utc(now))
                .param("until", utc(now.plus(lease)))
                .param("most", AT_ONCE_OF_ONE)
                .query((row, n) -> new Claimed(
                        new Message(
                                row.getString("delivery_id"),
                                row.getString("kind"),
                                row.getString("case_id"),
                                row.getString("school"),
                                instant(row, "at")),
                        row.getString("webhook_id"),
                        row.getString("url"),
                        row.getBytes("secret"),
                        row.getInt("attempts"),
                        instant(row, "give_up_at")))
                .optional();
    }

    void delivered(String deliveryId, @Nullable Integer answered, Instant now) {
        end(deliveryId, State.DELIVERED, answered, null, now);
    }

    void failed(String deliveryId, @Nullable Integer answered, String failure, Instant nextAttempt) {
        jdbc.sql("""
                        UPDATE command_side.webhook_delivery
                           SET answered = ?, failure = ?, next_attempt = ?, claimed_until = NULL
                         WHERE delivery_id = ? AND state = 'WAITING'""")
                .param(answered)
                .params(failure, utc(nextAttempt), deliveryId)
                .update();
    }

    void givenUp(String deliveryId, @Nullable Integer answered, String failure, Instant now) {
        end(deliveryId, State.DEAD, answered, failure, now);
    }

    private void end(
            String deliveryId, State state, @Nullable Integer answered, @Nullable String failure, Instant now) {
        jdbc.sql("""
                        UPDATE command_side.webhook_delivery
                           SET state = ?, answered = ?, failure = ?, ended_at = ?, claimed_until = NULL
                         WHERE delivery_id = ? AND state = 'WAITING'""")
                .param(state.name())
                .param(answered)
                .param(failure)
                .params(utc(now), deliveryId)
                .update();
    }

    /** Due at once, with a whole day before it. Whether it had not ended otherwise. */
    boolean retry(String deliveryId, Instant now) {
        return jdbc.sql("""
                        UPDATE command_side.webhook_delivery
                           SET state = 'WAITING', attempts = 0, next_attempt = :now, give_up_at = :giveUp, ended_at = NULL
                         WHERE delivery_id = :id AND state IN ('DEAD', 'WAITING') AND kind <> 'PING'""")
                        .param("id", deliveryId)
                        .param("now", utc(now))
                        .param("giveUp", utc(now.plus(giveUpAfter)))
                        .update()
                == 1;
    }

    /** Whether it had not ended otherwise. */
    boolean discard(String deliveryId, String reason, String by, Instant now) {
        return jdbc.sql("""
                        UPDATE command_side.webhook_delivery
                           SET state = 'DISCARDED', reason = ?, ended_by = ?, ended_at = ?, claimed_until = NULL
                         WHERE delivery_id = ? AND state IN ('DEAD', 'WAITING')""").params(reason, by, utc(now), deliveryId).update() == 1;
    }

    boolean isOf(String deliveryId, String webhookId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.webhook_delivery"
                        + " WHERE delivery_id = ? AND webhook_id = ?)")
                .params(deliveryId, webhookId)
                .query(Boolean.class)
                .single();
    }

    List<Row> newest(String webhookId, @Nullable State state, int page, int size) {
        return jdbc.sql("""
                        SELECT * FROM command_side.webhook_delivery
                         WHERE webhook_id = :webhook AND (:state::text IS NULL OR state = :state)
                         ORDER BY queued_at DESC, delivery_id LIMIT :size OFFSET :from""")
                .param("webhook", webhookId)
                .param("state", state == null ? null : state.name())
                .param("size", size)
                .param("from", (long) page * size)
                .query((row, n) -> row(row))
                .list();
    }

    long count(String webhookId, @Nullable State state) {
        return jdbc.sql("SELECT count(*) FROM command_side.webhook_delivery"
                        + " WHERE webhook_id = :webhook AND (:state::text IS NULL OR state = :state)")
                .param("webhook", webhookId)
                .param("state", state == null ? null : state.name())
                .query(Long.class)
                .single();
    }

    long count(State state) {
        return jdbc.sql("SELECT count(*) FROM command_side.webhook_delivery WHERE state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    void purge(Instant before) {
        jdbc.sql("DELETE FROM command_side.webhook_delivery WHERE state <> 'WAITING' AND ended_at < ?")
                .param(utc(before))
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Row(
                row.getString("delivery_id"),
                row.getString("kind"),
                row.getString("case_id"),
                row.getString("school"),
                instant(row, "at"),
                state,
                row.getInt("attempts"),
                state == State.WAITING ? instant(row, "next_attempt") : null,
                row.getObject("answered", Integer.class),
                row.getString("failure"),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_by"),
                row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
