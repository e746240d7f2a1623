package org.rejoin.command.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.SecondFactors;
import org.rejoin.command.credential.Secrets;
import org.rejoin.command.throttle.SignInThrottle;
import org.springframework.stereotype.Component;

/** Who somebody is. Unknown, wrong and without a password are one answer, and take the same time. */
@Component
public class SignIn {

    // what no account can be called is never looked for: the database may fold letters another way than the throttle
    // counts
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    private final AccountDirectory accounts;
    private final Credentials credentials;
    private final SecondFactors factors;
    private final SignInThrottle throttle;
    private final BrowserCookie browsers;

    SignIn(
            AccountDirectory accounts,
            Credentials credentials,
            SecondFactors factors,
            SignInThrottle throttle,
            BrowserCookie browsers) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.factors = factors;
        this.throttle = throttle;
        this.browsers = browsers;
    }

    /**
     * @param passwordSetAt when the password was set that was proved
     * @param browser what the browser is known by from now on
     */
    record Proved(KnownAccount account, boolean secondFactor, Instant passwordSetAt, String browser) {}

    Proved prove(String typedAccount, String password, @Nullable String code, HttpServletRequest request) {
        String name = typedAccount.strip();
        String browser = browsers.of(request);
        SignInThrottle.Attempt attempt = throttle.begin(name, browser, request.getRemoteAddr());
        Optional<KnownAccount> known = NAME.matcher(name).matches() ? accounts.byName(name) : Optional.empty();
        Instant setAt = proved(known.map(KnownAccount::accountId).orElse(null), password, attempt)
                .orElseThrow(() -> new Declined(401, "WRONG_CREDENTIALS"));
        KnownAccount account = known.orElseThrow();
        refuseOutOfUse(account, attempt);
        boolean secondFactor = factors.isOn(account.accountId());
        if (secondFactor) {
            askForCode(account, code, attempt);
        }
        String familiar = browser == null ? Secrets.random() : browser;
        attempt.succeeded(familiar);
        return new Proved(account, secondFactor, setAt, familiar);
    }

    /**
     * Of somebody signed in, before he changes what proves him or opens a way that lasts: a session left open is not enough.
     *
     * @param pointer to the field that holds the password, for the refusal
     */
    public void proveAgain(KnownAccount account, String password, String pointer, HttpServletRequest request) {
        SignInThrottle.Attempt attempt =
                throttle.begin(account.account(), browsers.of(request), request.getRemoteAddr());
        if (proved(account.accountId(), password, attempt).isEmpty()) {
            throw new Invalid(FieldProblem.of(pointer, "WRONG_PASSWORD"));
        }
        attempt.succeeded();
    }

    private Optional<Instant> proved(@Nullable String accountId, String password, SignInThrottle.Attempt attempt) {
        try {
            return credentials.proved(accountId, password);
        } catch (Declined busy) {
            attempt.takeBack();
            throw busy;
        }
    }

    private static void refuseOutOfUse(KnownAccount account, SignInThrottle.Attempt attempt) {
        if (!account.maySignIn()) {
            attempt.takeBack();
            throw new Refused(
                    account.standing() == KnownAccount.Standing.DISABLED
                            ? SignInBlocker.ACCOUNT_DISABLED
                            : SignInBlocker.ACCOUNT_NOT_VERIFIED);
        }
    }

    private void askForCode(KnownAccount account, @Nullable String code, SignInThrottle.Attempt attempt) {
        if (code == null || code.isBlank()) {
            // nothing of the code was guessed; the failures before stay
            attempt.takeBack();
            throw new Declined(401, "SECOND_FACTOR_NEEDED");
        }
        if (!accepts(account, code, attempt)) {
            throw new Declined(401, "WRONG_CODE");
        }
    }

    private boolean accepts(KnownAccount account, String code, SignInThrottle.Attempt attempt) {
        try {
            return factors.accepts(account.accountId(), code);
        } catch (Declined unreadable) {
            attempt.takeBack();
            throw unreadable;
        }
    }
}
