package org.rejoin.command.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.account.KnownAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passwords of accounts, as hashes. */
@Component
public class Credentials {

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Clock clock;

    Credentials(JdbcClient jdbc, Passwords passwords, PasswordPolicy policy, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.policy = policy;
        this.clock = clock;
    }

    private record Credential(String hash, List<String> earlier, Instant setAt) {}

    public boolean prove(@Nullable String accountId, String typed) {
        return proved(accountId, typed).isPresent();
    }

    /**
     * When the password was set that is proved by what was typed. Takes the same time for an account without password, and
     * for none at all.
     */
    public Optional<Instant> proved(@Nullable String accountId, String typed) {
        String password = Passwords.normalised(typed);
        if (isTooLong(password)) {
            return Optional.empty();
        }
        // looked for in any case: it takes its time too
        Optional<Credential> credential = of(accountId == null ? "" : accountId);
        boolean proved =
                passwords.matches(password, credential.map(Credential::hash).orElse(null));
        if (proved && accountId != null) {
            credential
                    .map(Credential::hash)
                    .filter(passwords::isOutdated)
                    .ifPresent(hash -> rehash(accountId, hash, password));
        }
        return proved ? credential.map(Credential::setAt) : Optional.empty();
    }

    private void rehash(String accountId, String outdated, String password) {
        jdbc.sql("UPDATE command_side.credential SET hash = ? WHERE account_id = ? AND hash = ?")
                .params(passwords.hash(password), accountId, outdated)
                .update();
    }

    /** The password in the form it is kept in, checked by the rules: for {@link #set}, outside of any transaction. */
    public NewPassword check(KnownAccount account, String typed) {
        String password = Passwords.normalised(typed);
        List<FieldProblem> problems = policy.problemsOf(
                password, PasswordPolicy.Holder.of(account), account.roles(), one -> isEarlier(account, one));
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return new NewPassword(passwords.hash(password));
    }

    /** Within the running transaction. */
    public void set(String accountId, NewPassword password) {
        jdbc.sql("""
                        INSERT INTO command_side.credential AS c (account_id, hash, set_at) VALUES (?, ?, ?)
                        ON CONFLICT (account_id) DO UPDATE
                           SET earlier = (c.hash || c.earlier)[1:?], hash = excluded.hash, set_at = excluded.set_at, outlived = false
                        """)
                .params(
                        accountId,
                        password.hash(),
                        now(),
                        Math.max(0, policy.profile().earlier() - 1))
                .update();
    }

    /**
     * Only where the password that was proved is still the one, for a reset may have come between. Within the running
     * transaction.
     *
     * @param provedSetAt when that one was set
     * @return whether it was
     */
    public boolean replace(String accountId, Instant provedSetAt, NewPassword password) {
        boolean isStill = jdbc.sql("SELECT FROM command_side.credential WHERE account_id = ? AND set_at = ? FOR UPDATE")
                .params(accountId, provedSetAt.atOffset(ZoneOffset.UTC))
                .query((row, n) -> true)
                .optional()
                .orElse(false);
        if (isStill) {
            set(accountId, password);
        }
        return isStill;
    }

    /** The same password for another life: of published ones alone. Within the running transaction. */
    public void renew(String accountId) {
        jdbc.sql("UPDATE command_side.credential SET set_at = ? WHERE account_id = ?")
                .params(now(), accountId)
                .update();
    }

    public boolean exists(String accountId) {
        return of(accountId).isPresent();
    }

    /** Whether there is a password that its holder may keep. */
    public boolean isGood(String accountId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.credential WHERE account_id = ? AND NOT outlived)")
                .param(accountId)
                .query(Boolean.class)
                .single();
    }

    /** Only a new password verifies the account from now on. Within the running transaction. */
    void askForAnother(String accountId) {
        jdbc.sql("UPDATE command_side.credential SET outlived = true WHERE account_id = ?")
                .param(accountId)
                .update();
    }

    /** When the password was set: with every new one at another moment. */
    public Optional<Instant> setAt(String accountId) {
        return of(accountId).map(Credential::setAt);
    }

    /** Days until the password must be changed (R-PWD-07), 0 or less when it must be now; null where it never must. */
    public @Nullable Integer daysLeft(String accountId) {
        return daysLeft(setAt(accountId).orElse(null));
    }

    /** @param setAt when the password was set, null where there is none */
    public @Nullable Integer daysLeft(@Nullable Instant setAt) {
        int life = policy.profile().lifeDays();
        return life == 0 || setAt == null ? null : (int) (life - ChronoUnit.DAYS.between(setAt, clock.instant()));
    }

    /** A password that satisfies the rules. */
    public record NewPassword(String hash) {

        // never into a log
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    private boolean isEarlier(KnownAccount account, String password) {
        return of(account.accountId()).stream()
                .flatMap(credential -> Stream.concat(Stream.of(credential.hash()), credential.earlier().stream()))
                .limit(policy.profile().earlier())
                .anyMatch(hash -> passwords.matches(password, hash));
    }

    private static boolean isTooLong(String password) {
        return password.codePointCount(0, password.length()) > PasswordPolicy.LONGEST;
    }

    private Optional<Credential> of(String accountId) {
        return jdbc.sql("SELECT hash, earlier, set_at FROM command_side.credential WHERE account_id = ?")
                .param(accountId)
                .query((row, n) -> credential(row))
                .optional();
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getString("hash"),
                List.of((String[]) row.getArray("earlier").getArray()),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
