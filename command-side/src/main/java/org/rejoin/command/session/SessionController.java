package org.rejoin.command.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.credential.Credentials;
import org.rejoin.command.credential.SecondFactors;
import org.rejoin.command.mail.Outbox;
import org.rejoin.command.mail.SignInChange;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 登入, 登出, and what one may change of one's own: the password and the second factor (DIS31). */
@RestController
@Tag(name = "Session", description = "登入、登出、修改密碼、第二驗證因子")
class SessionController {

    /** On every answer of a session: seconds until it ends when nothing more is asked (L15). */
    private static final String EXPIRES_IN = "Session-Expires-In";

    private final SignIn signIn;
    private final Sessions sessions;
    private final BrowserCookie browsers;
    private final OtherWaysIn otherWays;
    private final AccountDirectory accounts;
    private final Credentials credentials;
    private final SecondFactors factors;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    SessionController(
            SignIn signIn,
            Sessions sessions,
            BrowserCookie browsers,
            OtherWaysIn otherWays,
            AccountDirectory accounts,
            Credentials credentials,
            SecondFactors factors,
            Outbox outbox,
            PlatformTransactionManager transactions) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.browsers = browsers;
        this.otherWays = otherWays;
        this.accounts = accounts;
        this.credentials = credentials;
        this.factors = factors;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Schema(description = "code: of the authenticator, where the account has one", example = """
                    {"account":"registrar-a","password":"Rejoin-demo-2026"}""")
    record Credential(
            @NotBlank @Size(max = 60) String account,
            @NotNull @Size(max = 1000) String password,
            @Nullable @Size(max = 20) String code) {

        // never into a log
        @Override
        public String toString() {
            return "Credential";
        }
    }

    record PasswordChange(
            @NotNull @Size(max = 1000) String current,
            @NotNull @Size(max = 1000) String password) {

        // never into a log
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    @Schema(description = "code: of the present authenticator, where another one is to replace it")
    record PasswordMaybeCode(
            @NotNull @Size(max = 1000) String password,
            @Nullable @Size(max = 20) String code) {

        // never into a log
        @Override
        public String toString() {
            return "PasswordMaybeCode";
        }
    }

    record Code(@NotBlank @Size(max = 20) String code) {}

    record PasswordAndCode(
            @NotNull @Size(max = 1000) String password,
            @NotBlank @Size(max = 20) String code) {

        // never into a log
        @Override
        public String toString() {
            return "PasswordAndCode";
        }
    }

    @PostMapping("/api/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(summary = "登入: a new session and its cookie (R-PWD-01); repeated failures are slowed down (c29)")
    SessionView open(@Valid @RequestBody Credential body, HttpServletRequest request, HttpServletResponse response) {
        SignIn.Proved proved = signIn.prove(body.account(), body.password(), body.code(), request);
        SignedIn signedIn = sessions.open(request, proved.account(), proved.secondFactor(), proved.passwordSetAt());
        response.setHeader(EXPIRES_IN, Long.toString(signedIn.expiresIn().toSeconds()));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                browsers.keeping(proved.browser(), request).toString());
        return view(proved.account(), Optional.of(signedIn));
    }

    @GetMapping("/api/session")
    @Operation(summary = "Who is signed in, until when, and what he must do first (SC13, R-PWD-07, R-PWD-08)")
    SessionView show(Caller caller, HttpServletRequest request) {
        return view(accountOf(caller), sessions.signedIn(request));
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "登出")
    void end(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request);
        response.setHeader(EXPIRES_IN, "0");
    }

    @DeleteMapping("/api/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary =
                    "登出所有裝置: ends every session of the account, this one too, revokes its tokens and unlinks outside identities")
    void endAll(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        String accountId = accountOf(caller).accountId();
        transaction.executeWithoutResult(status -> sessions.end(accountId));
        end(request, response);
    }

    @PutMapping("/api/session/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "修改密碼: all other sessions end (R-PWD-04, R-PWD-07)")
    void changePassword(@Valid @RequestBody PasswordChange body, Caller caller, HttpServletRequest request) {
        KnownAccount account = accountOf(caller);
        Instant setAt = credentials.setAt(account.accountId()).orElse(Instant.EPOCH);
        signIn.proveAgain(account, body.current(), "/current", request);
        Credentials.NewPassword password = credentials.check(account, body.password());
        transaction.executeWithoutResult(status -> {
            if (!credentials.replace(account.accountId(), setAt, password)) {
                throw new Invalid(FieldProblem.of("/current", "WRONG_PASSWORD"));
            }
            outbox.queueSignInChanged(account.accountId(), SignInChange.PASSWORD_SET);
            sessions.endOthers(account.accountId(), request);
        });
        sessions.passwordChanged(request, account);
    }

    @PostMapping("/api/session/second-factor")
    @Operation(
            summary =
                    "Second factor: a secret for an authenticator, shown once; on after its first code. With a code of"
                            + " the present authenticator too, which it then replaces")
    SecondFactors.Enrolment enrol(
            @Valid @RequestBody PasswordMaybeCode body, Caller caller, HttpServletRequest request) {
        KnownAccount account = accountOf(caller);
        if (body.code() != null && factors.isOn(account.accountId())) {
            signIn.prove(account.account(), body.password(), body.code(), request);
            return factors.replace(account);
        }
        signIn.proveAgain(account, body.password(), "/password", request);
        return factors.enrol(account);
    }

    @PutMapping("/api/session/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Second factor: switched on by a code of the authenticator; all other sessions end")
    void confirm(@Valid @RequestBody Code body, Caller caller, HttpServletRequest request) {
        KnownAccount account = accountOf(caller);
        transaction.executeWithoutResult(status -> {
            factors.confirm(account.accountId(), body.code());
            outbox.queueSignInChanged(account.accountId(), SignInChange.SECOND_FACTOR_ON);
            sessions.endOthers(account.accountId(), request);
        });
        sessions.secondFactorGiven(request);
    }

    @DeleteMapping("/api/session/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Second factor: switched off by password and code, unless the role must have one")
    void remove(@Valid @RequestBody PasswordAndCode body, Caller caller, HttpServletRequest request) {
        KnownAccount account = accountOf(caller);
        factors.mustBeOn(account.accountId());
        signIn.prove(account.account(), body.password(), body.code(), request);
        transaction.executeWithoutResult(status -> {
            factors.remove(account);
            outbox.queueSignInChanged(account.accountId(), SignInChange.SECOND_FACTOR_OFF);
        });
        sessions.secondFactorRemoved(request);
    }

    private KnownAccount accountOf(Caller caller) {
        return accounts.byName(caller.actor().account()).orElseThrow(() -> new Declined(401, "NOT_SIGNED_IN"));
    }

    private SessionView view(KnownAccount account, Optional<SignedIn> signedIn) {
        return new SessionView(
                account.account(),
                account.accountId(),
                account.name(),
                account.roles().isEmpty() ? account.roles() : EnumSet.copyOf(account.roles()),
                account.school(),
                account.county(),
                principalReporterFor(account),
                signedIn.map(session -> session.expiresIn().toSeconds()).orElse(null),
                credentials.daysLeft(account.accountId()),
                signedIn.map(SignedIn::restriction).orElse(null),
                factorOf(account),
                otherWays.openTokens(account.accountId()),
                otherWays.outsideIdentities(account.accountId()),
                account.email(),
                account.phone());
    }

    private @Nullable String principalReporterFor(KnownAccount account) {
        return Optional.ofNullable(account.school())
                .filter(school -> !account.roles().contains(Role.PRINCIPAL_REPORTER))
                .flatMap(accounts::principalReporterOf)
                .map(KnownAccount::name)
                .orElse(null);
    }

    private SessionView.Factor factorOf(KnownAccount account) {
        if (factors.isOn(account.accountId())) {
            return SessionView.Factor.ON;
        }
        return factors.isRequiredFor(account.roles()) ? SessionView.Factor.REQUIRED : SessionView.Factor.NONE;
    }
}
