package org.rejoin.command.throttle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows down who guesses passwords, on all nodes together. Every fifth failure in browsers an account was never used in blocks
 * it for those, longer each time; in its familiar browsers it is only delayed, so that nobody can lock a colleague out. A
 * browser, not an address: a whole school shares one. An attempt is counted as a failure before the password is looked at:
 * parallel guesses count too. Names that no account has are treated alike.
 */
@Component
public class SignInThrottle {

    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_BLOCK = Duration.ofMinutes(15);
    private static final Duration LONGEST_BLOCK = Duration.ofHours(24);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(15);
    private static final String UNFAMILIAR = "";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int failuresOfAddress;
    private final Duration familiarFor;

    SignInThrottle(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${rejoin.throttle.failures-of-address:100}") int failuresOfAddress,
            @Value("${rejoin.throttle.familiar-for:180d}") Duration familiarFor) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.failuresOfAddress = failuresOfAddress;
        this.familiarFor = familiarFor;
    }

    /**
     * Counts an attempt, or refuses it with 429.
     *
     * @param account whatever was typed as account name
     * @param browser what the browser was told to be known by, null where it was told nothing
     */
    public Attempt begin(String account, @Nullable String browser, String address) {
        String accountHash = Fingerprint.ofAccount(account);
        String browserHash = browser == null ? UNFAMILIAR : Fingerprint.ofBrowser(browser);
        String addressHash = Fingerprint.ofAddress(address);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (isFamiliar(accountHash, browserHash)) {
                return new Attempt(accountHash, addressHash, browserHash, count(accountHash, browserHash));
            }
            countAddress(addressHash);
            return new Attempt(accountHash, addressHash, UNFAMILIAR, count(accountHash, UNFAMILIAR));
        }));
    }

    /** Who proved by mail that the account is his starts anew. Within the running transaction. */
    public void forget(String account) {
        jdbc.sql("DELETE FROM command_side.failed_sign_in WHERE account_hash = ?")
                .param(Fingerprint.ofAccount(account))
                .update();
    }

    @Scheduled(cron = "${rejoin.throttle.purge:0 50 3 * * *}")
    void purge() {
        jdbc.sql("DELETE FROM command_side.failed_sign_in WHERE greatest(failed_at, blocked_until) < ?")
                .param(utc(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
        jdbc.sql("DELETE FROM command_side.failing_address WHERE since < ?")
                .param(utc(clock.instant().minus(ADDRESS_WINDOW)))
                .update();
        jdbc.sql("DELETE FROM command_side.familiar_browser WHERE used_at < ?")
                .param(utc(clock.instant().minus(familiarFor)))
                .update();
    }

    /** One try to prove who somebody is: a failure unless told otherwise. */
    public final class Attempt {

        private final String account;
        private final String address;
        private final String countedAt;
        private final @Nullable Instant blockedUntil;

        private Attempt(String account, String address, String countedAt, @Nullable Instant blockedUntil) {
            this.account = account;
            this.address = address;
            this.countedAt = countedAt;
            this.blockedUntil = blockedUntil;
        }

        /** The failures before are forgotten. */
        public void succeeded() {
            transaction.executeWithoutResult(status -> forgive());
        }

        /** Moreover this browser is familiar from now on. */
        public void succeeded(String browser) {
            transaction.executeWithoutResult(status -> {
                forgive();
                jdbc.sql("""
                                INSERT INTO command_side.familiar_browser (account_hash, browser_hash, used_at)
                                VALUES (?, ?, ?) ON CONFLICT (account_hash, browser_hash) DO UPDATE
                                   SET used_at = excluded.used_at
                                """)
                        .params(account, Fingerprint.ofBrowser(browser), utc(clock.instant()))
                        .update();
            });
        }

        /** Neither a failure nor a success: nothing was guessed, and nothing is forgotten. */
        public void takeBack() {
            transaction.executeWithoutResult(status -> {
                uncountAddress();
                jdbc.sql("""
                                UPDATE command_side.failed_sign_in
                                   SET failures = greatest(failures - 1, 0),
                                       blocked_until = nullif(blocked_until, cast(? AS timestamptz))
                                 WHERE account_hash = ? AND browser_hash = ?
                                """)
                        .param(blockedUntil == null ? null : utc(blockedUntil))
                        .params(account, countedAt)
                        .update();
            });
        }

        private void forgive() {
            uncountAddress();
            jdbc.sql("DELETE FROM command_side.failed_sign_in WHERE account_hash = ? AND browser_hash = ?")
                    .params(account, countedAt)
                    .update();
        }

        private void uncountAddress() {
            if (countedAt.equals(UNFAMILIAR)) {
                jdbc.sql("UPDATE command_side.failing_address SET failures = greatest(failures - 1, 0)"
                                + " WHERE address_hash = ?")
                        .param(address)
                        .update();
            }
        }
    }

    private record Failures(
            int count, Instant last, @Nullable Instant blockedUntil) {

        static Failures of(ResultSet row) throws SQLException {
            return new Failures(
                    row.getInt("failures"),
                    row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getObject("blocked_until", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                            .orElse(null));
        }

        boolean isForgotten(Instant now) {
            Instant end = blockedUntil == null || blockedUntil.isBefore(last) ? last : blockedUntil;
            return end.plus(FORGOTTEN_AFTER).isBefore(now);
        }
    }

    private boolean isFamiliar(String account, String browser) {
        return jdbc.sql("SELECT count(*) FROM command_side.familiar_browser"
                                + " WHERE account_hash = ? AND browser_hash = ? AND used_at >= ?")
                        .params(account, browser, utc(clock.instant().minus(familiarFor)))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @return until when this attempt blocks the next ones */
    private @Nullable Instant count(String account, String browser) {
        Instant now = clock.instant();
        jdbc.sql("INSERT INTO command_side.failed_sign_in (account_hash, browser_hash, failures, failed_at)"
                        + " VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING")
                .params(account, browser, utc(now))
                .update();
        // one after the other from here to the end of the transaction
        Failures before = jdbc.sql("SELECT failures, failed_at, blocked_until FROM command_side.failed_sign_in"
                        + " WHERE account_hash = ? AND browser_hash = ? FOR UPDATE")
                .params(account, browser)
                .query((row, n) -> Failures.of(row))
                .single();
        if (before.blockedUntil() != null && before.blockedUntil().isAfter(now)) {
            throw tooManyAttempts(now, before.blockedUntil());
        }
        int failures = before.isForgotten(now) ? 1 : before.count() + 1;
        Duration pause = browser.equals(UNFAMILIAR) ? block(failures) : delay(failures);
        Instant blockedUntil = pause.isZero() ? null : now.plus(pause);
        jdbc.sql("UPDATE command_side.failed_sign_in SET failures = ?, failed_at = ?, blocked_until = ?"
                        + " WHERE account_hash = ? AND browser_hash = ?")
                .params(failures, utc(now))
                .param(blockedUntil == null ? null : utc(blockedUntil))
                .params(account, browser)
                .update();
        return blockedUntil;
    }

    private void countAddress(String address) {
        Instant now = clock.instant();
        boolean counted = jdbc.sql("""
                        INSERT INTO command_side.failing_address AS f (address_hash, failures, since)
                        VALUES (:address, 1, :now) ON CONFLICT (address_hash) DO UPDATE
                           SET failures = CASE WHEN f.since <= :window THEN 1 ELSE f.failures + 1 END,
                               since = CASE WHEN f.since <= :window THEN :now ELSE f.since END
                         WHERE f.since <= :window OR f.failures < :most
                        """)
                        .param("address", address)
                        .param("now", utc(now))
                        .param("window", utc(now.minus(ADDRESS_WINDOW)))
                        .param("most", failuresOfAddress)
                        .update()
                == 1;
        if (!counted) {
            OffsetDateTime since = jdbc.sql("SELECT since FROM command_side.failing_address WHERE address_hash = ?")
                    .param(address)
                    .query(OffsetDateTime.class)
                    .single();
            throw tooManyAttempts(now, since.toInstant().plus(ADDRESS_WINDOW));
        }
    }

    private static Duration block(int failures) {
        return failures % FREE_FAILURES > 0
                ? Duration.ZERO
                : doubled(FIRST_BLOCK, failures / FREE_FAILURES - 1, LONGEST_BLOCK);
    }

    private static Duration delay(int failures) {
        return failures < FREE_FAILURES
                ? Duration.ZERO
                : doubled(Duration.ofSeconds(1), failures - FREE_FAILURES, LONGEST_DELAY);
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration duration = first.multipliedBy(1L << Math.min(times, 20));
        return duration.compareTo(longest) > 0 ? longest : duration;
    }

    private static Declined tooManyAttempts(Instant now, Instant until) {
        return Declined.tooOften("TOO_MANY_ATTEMPTS", Duration.between(now, until));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
