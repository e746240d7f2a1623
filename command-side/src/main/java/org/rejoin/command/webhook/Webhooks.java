package org.rejoin.command.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is told of what. Asked with every event, so remembered for a moment: a change is known on every node two seconds later. */
@Component
class Webhooks {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final LoadingCache<Boolean, List<View>> active;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.active =
                Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build(key -> find("removed_at IS NULL AND active"));
    }

    /** What an administrator sees: never the secret. */
    @Schema(name = "Webhook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String webhookId,

            @Schema(example = "https://sis.songtao.example/rejoin")
            String url,

            Set<WebhookKind> kinds,

            @Schema(description = "Only cases of this unit", example = "990001") @Nullable
            String school,

            @Schema(description = "Only cases of this county", example = "990") @Nullable
            String county,

            boolean active,

            @Schema(description = "FAILING: nothing could be delivered for days", example = "FAILING") @Nullable
            String disabledBecause,

            @Nullable Instant failingSince,
            String madeBy,
            Instant madeAt) {

        boolean takes(WebhookKind kind, String ofSchool, String ofCounty) {
            return kinds.contains(kind)
                    && (school == null || school.equals(ofSchool))
                    && (county == null || county.equals(ofCounty));
        }
    }

    /** Those in use; remembered. */
    List<View> active() {
        return active.get(true);
    }

    List<View> all() {
        return find("removed_at IS NULL");
    }

    Optional<View> byId(String webhookId) {
        return all().stream()
                .filter(webhook -> webhook.webhookId().equals(webhookId))
                .findFirst();
    }

    /** Whether the id was free. */
    boolean insert(View webhook, byte[] secret) {
        boolean made = jdbc.sql("""
                        INSERT INTO command_side.webhook
                               (webhook_id, url, kinds, school, county, secret, active, made_by, made_at)
                        VALUES (?, ?, ?, ?, ?, ?, true, ?, ?) ON CONFLICT DO NOTHING""")
                        .params(webhook.webhookId(), webhook.url())
                        .param(names(webhook.kinds()))
                        .param(webhook.school())
                        .param(webhook.county())
                        .params(secret, webhook.madeBy(), utc(webhook.madeAt()))
                        .update()
                == 1;
        active.invalidateAll();
        return made;
    }

    /** Begins anew: what failed before is forgotten. */
    void change(String webhookId, String url, Set<WebhookKind> kinds, Scope scope, boolean active) {
        jdbc.sql("""
                        UPDATE command_side.webhook
                           SET url = ?, kinds = ?, school = ?, county = ?, active = ?, failing_since = NULL,
                               paused_until = NULL, disabled_because = NULL
                         WHERE webhook_id = ?""")
                .param(url)
                .param(names(kinds))
                .param(scope.school())
                .param(scope.county())
                .params(active, webhookId)
                .update();
        this.active.invalidateAll();
    }

    record Scope(@Nullable String school, @Nullable String county) {}

    void remove(String webhookId, Instant now) {
        jdbc.sql("UPDATE command_side.webhook SET removed_at = ?, active = false WHERE webhook_id = ?")
                .params(utc(now), webhookId)
                .update();
        active.invalidateAll();
    }

    void works(String webhookId) {
        jdbc.sql("""
                        UPDATE command_side.webhook SET failing_since = NULL, paused_until = NULL
                         WHERE webhook_id = ? AND (failing_since IS NOT NULL OR paused_until IS NOT NULL)""").param(webhookId).update();
    }

    void fails(String webhookId, Instant now, Instant pausedUntil) {
        jdbc.sql("""
                        UPDATE command_side.webhook SET failing_since = coalesce(failing_since, ?), paused_until = ?
                         WHERE webhook_id = ?""").params(utc(now), utc(pausedUntil), webhookId).update();
    }

    /** The url of one that fails since before this moment and is no longer in use for it; by whoever comes first. */
    Optional<String> disableWhereFailingSince(String webhookId, Instant moment) {
        Optional<String> url =
                jdbc.sql("""
                        UPDATE command_side.webhook SET active = false, disabled_because = 'FAILING'
                         WHERE webhook_id = ? AND active AND failing_since <= ? RETURNING url""").params(webhookId, utc(moment)).query(String.class).optional();
        active.invalidateAll();
        return url;
    }

    byte[] secretOf(String webhookId) {
        return jdbc.sql("SELECT secret FROM command_side.webhook WHERE webhook_id = ?")
                .param(webhookId)
                .query((row, n) -> row.getBytes("secret"))
                .single();
    }

    void purge(Instant before) {
        jdbc.sql("DELETE FROM command_side.webhook WHERE removed_at < ?")
                .param(utc(before))
                .update();
    }

    private List<View> find(String which) {
        return jdbc.sql("SELECT * FROM command_side.webhook WHERE " + which + " ORDER BY made_at, webhook_id")
                .query((row, n) -> view(row))
                .list();
    }

    private static View view(ResultSet row) throws SQLException {
        Set<WebhookKind> kinds = EnumSet.noneOf(WebhookKind.class);
        for (String kind : (String[]) row.getArray("kinds").getArray()) {
            kinds.add(WebhookKind.valueOf(kind));
        }
        OffsetDateTime failingSince = row.getObject("failing_since", OffsetDateTime.class);
        return new View(
                row.getString("webhook_id"),
                row.getString("url"),
                kinds,
                row.getString("school"),
                row.getString("county"),
                row.getBoolean("active"),
                row.getString("disabled_because"),
                failingSince == null ? null : failingSince.toInstant(),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static String[] names(Set<WebhookKind> kinds) {
        return kinds.stream().map(WebhookKind::name).sorted().toArray(String[]::new);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
