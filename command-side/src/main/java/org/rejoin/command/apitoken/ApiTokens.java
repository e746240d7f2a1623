package org.rejoin.command.apitoken;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.credential.IssuedTokens;
import org.rejoin.command.credential.Secrets;
import org.rejoin.command.mail.Outbox;
import org.rejoin.command.mail.SignInChange;
import org.rejoin.command.throttle.CallLimit;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens as they stand now: a revoked one is out with the next call, on every node. */
@Component
public class ApiTokens implements IssuedTokens {

    private static final String PREFIX = "rjn_";
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final Duration LISTED_AFTERWARDS = Duration.ofDays(90);
    private static final int AT_MOST = 20;

    private final JdbcClient jdbc;
    private final AccountDirectory accounts;
    private final Outbox outbox;
    private final Clock clock;
    private final CallLimit calls;
    private final TransactionTemplate transaction;

    ApiTokens(
            JdbcClient jdbc,
            AccountDirectory accounts,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${rejoin.tokens.calls-per-minute:600}") int callsPerMinute) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.calls = new CallLimit(callsPerMinute, Duration.ofMinutes(1));
    }

    record View(
            String tokenId,
            String name,
            Set<Scope> scopes,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    private record Found(
            String tokenId,
            String accountId,
            Set<Scope> scopes,
            Set<Role> roles,
            @Nullable Instant usedAt) {}

    /** Empty for a token that is unknown, revoked or expired, or whose account is out of use; refuses with 429 what comes too often. */
    public Optional<TokenUse> use(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return find(token).flatMap(found -> accounts.byId(found.accountId())
                .filter(KnownAccount::maySignIn)
                .map(account -> {
                    calls.count(found.tokenId());
                    note(found);
                    return new TokenUse(account, found.roles(), found.scopes());
                }));
    }

    /** As above, for what goes on after the call: nothing is counted, nothing noted. */
    public Optional<TokenUse> stillOpens(String token) {
        return find(token).flatMap(found -> accounts.byId(found.accountId())
                .filter(KnownAccount::maySignIn)
                .map(account -> new TokenUse(account, found.roles(), found.scopes())));
    }

    /** The token itself, shown this once. */
    String make(String tokenId, KnownAccount account, String name, Set<Scope> scopes, Instant expiresAt) {
        String token = PREFIX + Secrets.random();
        transaction.executeWithoutResult(status -> {
            refuseTooMany(account.accountId());
            insert(tokenId, token, account, name, scopes, expiresAt);
            outbox.queueSignInChanged(account.accountId(), SignInChange.TOKEN_MADE);
        });
        return token;
    }

    private void refuseTooMany(String accountId) {
        // who makes two at once is counted twice: one after the other from here to the end of the transaction
        jdbc.sql("SELECT account_id FROM command_side.account WHERE account_id = ? FOR UPDATE")
                .param(accountId)
                .query(String.class)
                .optional();
        Instant now = clock.instant();
        if (ofAccount(accountId).stream()
                        .filter(token -> token.revokedAt() == null)
                        .filter(token -> token.expiresAt().isAfter(now))
                        .count()
                >= AT_MOST) {
            throw new Refused(TokenBlocker.TOO_MANY_TOKENS);
        }
    }

    private void insert(
            String tokenId, String token, KnownAccount account, String name, Set<Scope> scopes, Instant expiresAt) {
        boolean made = jdbc.sql("""
                        INSERT INTO command_side.api_token
                               (token_id, token_hash, account_id, name, scopes, roles, made_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (token_id) DO NOTHING
                        """)
                        .params(tokenId, Secrets.hash(token), account.accountId(), name)
                        .param(scopes.stream().map(Scope::name).toArray(String[]::new))
                        .param(account.roles().stream().map(Role::name).toArray(String[]::new))
                        .params(utc(clock.instant()), utc(expiresAt))
                        .update()
                == 1;
        if (!made) {
            throw new Refused(TokenBlocker.TOKEN_ID_TAKEN);
        }
    }

    /** What does not work any more is listed for a while, for who wonders. */
    @Scheduled(cron = "${rejoin.tokens.purge:0 55 3 * * *}")
    void purge() {
        jdbc.sql("DELETE FROM command_side.api_token WHERE least(expires_at, revoked_at) < ?")
                .param(utc(clock.instant().minus(LISTED_AFTERWARDS)))
                .update();
    }

    List<View> ofAccount(String accountId) {
        return jdbc.sql("SELECT * FROM command_side.api_token WHERE account_id = ? ORDER BY made_at DESC, token_id")
                .param(accountId)
                .query((row, n) -> new View(
                        row.getString("token_id"),
                        row.getString("name"),
                        scopes(row.getArray("scopes")),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("used_at", OffsetDateTime.class)),
                        instant(row.getObject("revoked_at", OffsetDateTime.class))))
                .list();
    }

    void revoke(String tokenId, String accountId) {
        int known = jdbc.sql("UPDATE command_side.api_token SET revoked_at = coalesce(revoked_at, ?)"
                        + " WHERE token_id = ? AND account_id = ?")
                .params(utc(clock.instant()), tokenId, accountId)
                .update();
        if (known == 0) {
            throw new Refused(TokenBlocker.TOKEN_NOT_FOUND);
        }
    }

    @Override
    public void revokeAll(String accountId) {
        jdbc.sql("UPDATE command_side.api_token SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL")
                .params(utc(clock.instant()), accountId)
                .update();
    }

    private Optional<Found> find(String token) {
        return jdbc.sql("SELECT token_id, account_id, scopes, roles, used_at FROM command_side.api_token"
                        + " WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ?")
                .params(Secrets.hash(token), utc(clock.instant()))
                .query((row, n) -> new Found(
                        row.getString("token_id"),
                        row.getString("account_id"),
                        scopes(row.getArray("scopes")),
                        roles(row.getArray("roles")),
                        instant(row.getObject("used_at", OffsetDateTime.class))))
                .optional();
    }

    private void note(Found found) {
        Instant now = clock.instant();
        if (found.usedAt() == null || found.usedAt().plus(NOTED_EVERY).isBefore(now)) {
            jdbc.sql("UPDATE command_side.api_token SET used_at = ? WHERE token_id = ?")
                    .params(utc(now), found.tokenId())
                    .update();
        }
    }

    private static Set<Scope> scopes(Array names) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : (String[]) names.getArray()) {
            scopes.add(Scope.valueOf(name));
        }
        return scopes;
    }

    private static Set<Role> roles(Array names) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : (String[]) names.getArray()) {
            roles.add(Role.valueOf(name));
        }
        return roles;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
