package org.rejoin.command.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.OpenSessions;
import org.rejoin.command.credential.SecondFactors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Opens, reads and ends sessions. They stand in the database: what ends on one node has ended on all. */
@Component
public class Sessions implements OpenSessions {

    private static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SIGNED_IN_AT = "signedInAt";
    private static final String SECOND_FACTOR = "secondFactor";
    private static final String PASSWORD_SET_AT = "passwordSetAt";

    private final JdbcClient jdbc;
    // asked for late: it is made from what stands beside this
    private final ObjectProvider<SessionRepository<? extends Session>> stored;
    private final AccountDirectory accounts;
    private final Credentials credentials;
    private final SecondFactors factors;
    private final OtherWaysIn otherWays;
    private final Clock clock;
    private final int atOnce;
    private final Duration longest;

    Sessions(
            JdbcClient jdbc,
            ObjectProvider<SessionRepository<? extends Session>> stored,
            AccountDirectory accounts,
            Credentials credentials,
            SecondFactors factors,
            OtherWaysIn otherWays,
            Clock clock,
            @Value("${rejoin.session.at-once:5}") int atOnce,
            @Value("${rejoin.session.longest:12h}") Duration longest) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.accounts = accounts;
        this.credentials = credentials;
        this.factors = factors;
        this.otherWays = otherWays;
        this.clock = clock;
        this.atOnce = atOnce;
        this.longest = longest;
    }

    /** Whose session the request carries, if any. One whose account may no longer sign in has ended. */
    public Optional<SignedIn> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Optional<SignedIn> signedIn =
                signedIn(session::getAttribute, Duration.ofSeconds(session.getMaxInactiveInterval()));
        if (signedIn.isEmpty()) {
            session.invalidate();
        }
        return signedIn;
    }

    /** Whose session it still is, for what goes on after the request. To be asked does not keep it open. */
    public Optional<SignedIn> stillSignedIn(String sessionId) {
        return Optional.ofNullable(stored.getObject().findById(sessionId))
                .flatMap(session -> signedIn(session::getAttribute, session.getMaxInactiveInterval()));
    }

    private Optional<SignedIn> signedIn(Function<String, @Nullable Object> attributes, Duration idle) {
        Duration lasts = lasts(attributes, idle);
        return Optional.ofNullable((String) attributes.apply(ACCOUNT))
                .filter(account -> !lasts.isNegative())
                .flatMap(accounts::byId)
                .filter(KnownAccount::maySignIn)
                .filter(account -> isOfPresentPassword(attributes, account))
                .map(account ->
                        new SignedIn(account, restriction(account, attributes.apply(SECOND_FACTOR) != null), lasts));
    }

    /** Always a new session: one that somebody else may have planted is worth nothing. */
    public SignedIn open(HttpServletRequest request, KnownAccount account, boolean secondFactor) {
        return open(request, account, secondFactor, passwordSetAt(account));
    }

    /**
     * As above, by a password: one that was reset while it was being proved opens nothing.
     *
     * @param passwordSetAt when the password was set that was proved
     */
    public SignedIn open(
            HttpServletRequest request, KnownAccount account, boolean secondFactor, @Nullable Instant passwordSetAt) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(SIGNED_IN_AT, clock.instant().toString());
        if (secondFactor) {
            session.setAttribute(SECOND_FACTOR, "given");
        }
        note(passwordSetAt, session);
        session.setAttribute(ACCOUNT, account.accountId());
        endOldest(account.accountId());
        return new SignedIn(
                account,
                restriction(account, secondFactor),
                lasts(session::getAttribute, Duration.ofSeconds(session.getMaxInactiveInterval())));
    }

    /** What the account must do before a program may act for it. */
    public Optional<Restriction> restrictionOf(KnownAccount account) {
        return Optional.ofNullable(restriction(account, factors.isOn(account.accountId())));
    }

    /** And closes every other way into the account. */
    @Override
    public void end(String accountId) {
        jdbc.sql("DELETE FROM command_side.spring_session WHERE principal_name = ?")
                .param(accountId)
                .update();
        otherWays.close(accountId);
    }

    /** Ends the others, and gives this one another name: what was stolen of it is worth nothing. */
    void endOthers(String accountId, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        jdbc.sql("DELETE FROM command_side.spring_session WHERE principal_name = ? AND session_id <> ?")
                .params(accountId, session == null ? "" : session.getId())
                .update();
        if (session != null) {
            // stands in the table with the next change or at the end of the request: not before the others are gone
            request.changeSessionId();
        }
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** By who holds this session: it goes on. */
    void passwordChanged(HttpServletRequest request, KnownAccount account) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            note(passwordSetAt(account), session);
        }
    }

    void secondFactorGiven(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(SECOND_FACTOR, "given");
        }
    }

    void secondFactorRemoved(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(SECOND_FACTOR);
        }
    }

    private void endOldest(String accountId) {
        jdbc.sql("""
                        DELETE FROM command_side.spring_session WHERE primary_id IN (
                            SELECT primary_id FROM command_side.spring_session
                             WHERE principal_name = ? AND expiry_time > extract(epoch FROM now()) * 1000
                             ORDER BY creation_time DESC, primary_id OFFSET ?)
                        """).params(accountId, atOnce).update();
    }

    private @Nullable Restriction restriction(KnownAccount account, boolean secondFactor) {
        Integer daysLeft = credentials.daysLeft(account.accountId());
        if (daysLeft != null && daysLeft <= 0) {
            return Restriction.PASSWORD_CHANGE;
        }
        return !secondFactor && factors.isRequiredFor(account.roles()) ? Restriction.SECOND_FACTOR_ENROLMENT : null;
    }

    private @Nullable Instant passwordSetAt(KnownAccount account) {
        return credentials.setAt(account.accountId()).orElse(null);
    }

    private static void note(@Nullable Instant passwordSetAt, HttpSession session) {
        session.setAttribute(PASSWORD_SET_AT, passwordSetAt == null ? null : passwordSetAt.toString());
    }

    private boolean isOfPresentPassword(Function<String, @Nullable Object> attributes, KnownAccount account) {
        Instant present = passwordSetAt(account);
        return Objects.equals(attributes.apply(PASSWORD_SET_AT), present == null ? null : present.toString());
    }

    /** When nothing more is asked of it; negative where it is over already. */
    private Duration lasts(Function<String, @Nullable Object> attributes, Duration idle) {
        if (!(attributes.apply(SIGNED_IN_AT) instanceof String at)) {
            return Duration.ofSeconds(-1);
        }
        Duration left = Duration.between(clock.instant(), Instant.parse(at).plus(longest));
        return left.compareTo(idle) < 0 ? left : idle;
    }
}
