package org.rejoin.command.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.rejoin.command.Declined;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Links by mail (L10). What makes one work stands behind the # of its address, which browsers send to no server. */
@Component
class MailedLinks implements AccountLinks {

    // long enough to see in the table that one was used
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String NOT_ENDED =
            " AND number > coalesce((SELECT e.number FROM command_side.account_link_end e"
                    + " WHERE e.account_id = l.account_id), 0)";

    private final JdbcClient jdbc;
    private final AccountDirectory accounts;
    private final Clock clock;
    private final String publicUrl;
    private final Map<LinkPurpose, Duration> lives;

    MailedLinks(
            JdbcClient jdbc,
            AccountDirectory accounts,
            Clock clock,
            @Value("${rejoin.public-url:http://localhost:8080}") String publicUrl,
            @Value("${rejoin.links.set-password:7d}") Duration setPassword,
            @Value("${rejoin.links.verify:7d}") Duration verify,
            @Value("${rejoin.links.reset:1h}") Duration reset) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
        this.lives = Map.of(
                LinkPurpose.SET_PASSWORD, setPassword,
                LinkPurpose.VERIFY, verify,
                LinkPurpose.RESET, reset);
    }

    /** A link that works now. */
    record Link(LinkPurpose purpose, KnownAccount account) {}

    @Override
    public String make(String accountId, LinkPurpose purpose) {
        String token = Secrets.random();
        Instant now = clock.instant();
        jdbc.sql("INSERT INTO command_side.account_link (token_hash, account_id, purpose, made_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(
                        Secrets.hash(token),
                        accountId,
                        purpose.name(),
                        utc(now),
                        utc(now.plus(lives.getOrDefault(purpose, Duration.ZERO))))
                .update();
        return publicUrl + "/account-link#" + token;
    }

    @Override
    public void sent(String address) {
        jdbc.sql("""
                        UPDATE command_side.account_link l SET expires_at = least(l.expires_at, ?)
                          FROM command_side.account_link s
                         WHERE s.token_hash = ? AND l.account_id = s.account_id AND l.purpose = s.purpose
                           AND l.number < s.number AND l.used_at IS NULL
                        """)
                .params(utc(clock.instant()), Secrets.hash(address.substring(address.indexOf('#') + 1)))
                .update();
    }

    /** Declines one that was used, replaced, has expired, never existed, or belongs to an account out of use. */
    Link find(String token) {
        return read(
                "SELECT account_id, purpose FROM command_side.account_link l"
                        + " WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?" + NOT_ENDED,
                Secrets.hash(token),
                utc(clock.instant()));
    }

    /** Of several who use it at once, one does. Within the running transaction. */
    Link use(String token) {
        return read(
                "UPDATE command_side.account_link l SET used_at = ?"
                        + " WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?" + NOT_ENDED
                        + " RETURNING account_id, purpose",
                utc(clock.instant()),
                Secrets.hash(token),
                utc(clock.instant()));
    }

    /**
     * None that was made so far works any more. Touches no link: whoever uses one at this moment may be waiting for the
     * account. Within the running transaction.
     */
    void end(String accountId) {
        jdbc.sql("""
                        INSERT INTO command_side.account_link_end (account_id, number)
                        VALUES (?, nextval('command_side.account_link_number'))
                        ON CONFLICT (account_id) DO UPDATE SET number = excluded.number
                        """).param(accountId).update();
    }

    /** Declines one that was ended while its user waited for the account. */
    void requireNotEnded(String token) {
        boolean works = jdbc.sql("SELECT count(*) FROM command_side.account_link l WHERE token_hash = ?" + NOT_ENDED)
                        .param(Secrets.hash(token))
                        .query(Integer.class)
                        .single()
                > 0;
        if (!works) {
            throw notValid();
        }
    }

    @Scheduled(cron = "${rejoin.links.purge:0 45 3 * * *}")
    void purge() {
        jdbc.sql("DELETE FROM command_side.account_link WHERE expires_at < ?")
                .param(utc(clock.instant().minus(KEPT)))
                .update();
    }

    private Link read(String sql, Object... parameters) {
        record Found(String accountId, LinkPurpose purpose) {}
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, n) ->
                        new Found(row.getString("account_id"), LinkPurpose.valueOf(row.getString("purpose"))))
                .optional()
                .flatMap(found -> accounts.byId(found.accountId()).map(account -> new Link(found.purpose(), account)))
                .filter(link -> link.account().standing() == KnownAccount.Standing.NORMAL)
                .orElseThrow(MailedLinks::notValid);
    }

    static Declined notValid() {
        return new Declined(410, "LINK_NOT_VALID");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
