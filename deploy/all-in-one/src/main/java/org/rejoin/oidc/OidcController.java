package org.rejoin.oidc;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.rejoin.command.Invalid;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.credential.SecondFactors;
import org.rejoin.command.session.CookieSecurity;
import org.rejoin.command.session.Sessions;
import org.rejoin.command.session.SignIn;
import org.rejoin.command.session.SignedIn;
import org.rejoin.command.throttle.AnonymousCalls;
import org.rejoin.oidc.OidcProvider.Identity;
import org.rejoin.problem.ProblemPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sign-in by an outside identity: whoever is signed in links it once, and comes in by it from then on. It opens no
 * account, and no account that may not sign in.
 */
@RestController
@RequestMapping("/api/oidc")
@Tag(name = "Outside identity", description = "OpenID Connect; only where the installation names a provider")
class OidcController {

    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
    private static final String ADDRESS = "oidc";

    private final OidcProvider provider;
    private final ExternalIdentities identities;
    private final Sessions sessions;
    private final SignIn signIn;
    private final SecondFactors factors;
    private final AccountDirectory accounts;
    private final AnonymousCalls calls;
    private final CookieSecurity cookies;
    private final ProblemPage problems;

    OidcController(
            OidcProvider provider,
            ExternalIdentities identities,
            Sessions sessions,
            SignIn signIn,
            SecondFactors factors,
            AccountDirectory accounts,
            AnonymousCalls calls,
            CookieSecurity cookies,
            ProblemPage problems) {
        this.provider = provider;
        this.identities = identities;
        this.sessions = sessions;
        this.signIn = signIn;
        this.factors = factors;
        this.accounts = accounts;
        this.calls = calls;
        this.cookies = cookies;
        this.problems = problems;
    }

    @Schema(name = "OutsideIdentityProvider")
    record Provider(
            @Schema(description = "For the button", example = "教育雲端帳號")
            String name) {}

    @Schema(name = "OutsideIdentityLink")
    record Password(@Nullable String password) {

        // never into a log
        @Override
        public String toString() {
            return "Password";
        }
    }

    @Schema(name = "OutsideIdentityAddress")
    record Address(
            @Schema(description = "Where the browser goes to next")
            String address) {}

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "Whose identities are taken; 404 where none are")
    Provider show() {
        return new Provider(provider.name());
    }

    @GetMapping("/sign-in")
    @SecurityRequirements
    @Operation(summary = "Sends the browser to the provider, to sign in")
    void signIn(HttpServletRequest request, HttpServletResponse response) {
        calls.count(ADDRESS, request.getRemoteAddr());
        Round round = Round.begin();
        redirect(response, provider.addressFor(round));
        response.addHeader(
                HttpHeaders.SET_COOKIE, round.cookie(cookies.isAskedBy(request)).toString());
    }

    @PostMapping("/link")
    @Operation(
            summary =
                    "Begins to link the caller's outside identity; only for a session, and with the password once more")
    @Nullable
    Address link(@RequestBody Password body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<SignedIn> signedIn = sessions.signedIn(request);
        if (signedIn.isEmpty()) {
            problems.answer(request, response, 401);
            return null;
        }
        signIn.proveAgain(
                signedIn.get().account(), Objects.requireNonNullElse(body.password(), ""), "/password", request);
        Round round = Round.begin();
        Address address = new Address(provider.addressFor(round));
        round.keepIn(request.getSession());
        return address;
    }

    @DeleteMapping("/link")
    @Operation(summary = "The caller's outside identities open nothing any more; only for a session")
    void unlink(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> signedIn = sessions.signedIn(request);
        if (signedIn.isEmpty()) {
            problems.answer(request, response, 401);
            return;
        }
        identities.unlink(signedIn.get().account().accountId());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @GetMapping("/callback")
    @SecurityRequirements
    @Operation(summary = "The browser comes back from the provider: signed in, or linked")
    void answer(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        calls.count(ADDRESS, request.getRemoteAddr());
        Optional<Round> linking = Round.ofSession(request).filter(begun -> begun.isAnsweredBy(state));
        Optional<Round> round = linking.or(
                () -> Round.ofCookie(request, cookies.isAskedBy(request)).filter(begun -> begun.isAnsweredBy(state)));
        Round.endInSession(request);
        response.addHeader(
                HttpHeaders.SET_COOKIE, Round.ended(cookies.isAskedBy(request)).toString());
        if (code == null || round.isEmpty()) {
            problems.answer(request, response, 400, "OIDC_FAILED");
            return;
        }
        try {
            Identity identity = provider.identityFor(code, round.get());
            if (linking.isPresent()) {
                link(identity, request, response);
            } else {
                signIn(identity, request, response);
            }
        } catch (OidcProvider.NotProved e) {
            problems.answer(request, response, 400, "OIDC_FAILED");
        }
    }

    private void signIn(Identity identity, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<KnownAccount> account = identities.accountOf(identity).flatMap(accounts::byId);
        if (account.isEmpty()) {
            problems.answer(request, response, 403, "OIDC_NOT_LINKED");
        } else if (!account.get().maySignIn()) {
            problems.answer(request, response, 403, "OIDC_ACCOUNT_OUT_OF_USE");
        } else if (factors.isOn(account.get().accountId())) {
            // the provider's word does not stand for the second factor somebody chose here
            problems.answer(request, response, 403, "OIDC_SECOND_FACTOR");
        } else {
            sessions.open(request, account.get(), false);
            redirect(response, "/");
        }
    }

    // the one who began: a session that changes hands is another session
    private void link(Identity identity, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> signedIn = sessions.signedIn(request);
        if (signedIn.isEmpty()) {
            problems.answer(request, response, 401);
        } else if (identities.link(identity, signedIn.get().account().accountId())) {
            redirect(response, "/");
        } else {
            problems.answer(request, response, 409, "OIDC_LINKED_ELSEWHERE");
        }
    }

    @ExceptionHandler
    void wrongPassword(Invalid wrong, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.answer(request, response, 400, "WRONG_PASSWORD");
    }

    @ExceptionHandler
    void declined(Declined declined, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (declined.retryAfter() != null) {
            retryAfter(declined.retryAfter(), response);
        }
        problems.answer(request, response, declined.status(), declined.code());
    }

    @ExceptionHandler
    void unavailable(OidcProvider.Unavailable e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (e.getCause() != null) {
            // its message may quote addresses and what the provider said
            LOG.warn(
                    "The provider of outside identities could not be asked: {}",
                    e.getCause().getClass().getName());
        }
        retryAfter(OidcProvider.SPARED, response);
        problems.answer(request, response, 503, "OIDC_UNAVAILABLE");
    }

    private static void retryAfter(Duration time, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(time.toSeconds() + 1));
    }

    private static void redirect(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }
}
