package org.rejoin.command.apitoken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rejoin.command.Declined;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.session.SignIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own tokens for programs. A program cannot make itself another one. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "API tokens", description = "程式用的權杖：scoped, expiring, shown once, revocable")
class ApiTokenController {

    private static final int LONGEST_DAYS = 366;

    private final ApiTokens tokens;
    private final AccountDirectory accounts;
    private final SignIn signIn;
    private final Clock clock;
    private final ZoneId zone;

    ApiTokenController(
            ApiTokens tokens,
            AccountDirectory accounts,
            SignIn signIn,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.signIn = signIn;
        this.clock = clock;
        this.zone = zone;
    }

    @Schema(
            description = "expiresOn: the last day it works, within a year; password: the account's, once more",
            example = """
                    {"tokenId":"0b7f1f0e-3c52-4d4c-9a51-7e1d5f0a2c33","name":"校務系統","scopes":["READ_LISTS","IMPORT"],
                     "expiresOn":"2027-07-31","password":"Rejoin-demo-2026"}""")
    record Wanted(
            @NotNull UUID tokenId,
            @NotBlank @Size(max = 100) String name,
            @NotEmpty Set<@NotNull Scope> scopes,
            @NotNull LocalDate expiresOn,
            @NotNull @Size(max = 1000) String password) {

        // never into a log
        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /** Kept nowhere: who loses it makes another one. */
    record Made(String tokenId, String token) {

        // never into a log
        @Override
        public String toString() {
            return "Made";
        }
    }

    @PostMapping
    @Operation(
            summary =
                    "A token of one's own, shown this once; its rights are those the account has now and keeps, within the scopes (c18)")
    ResponseEntity<Made> make(@Valid @RequestBody Wanted body, Caller caller, HttpServletRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (body.expiresOn().isBefore(today) || body.expiresOn().isAfter(today.plusDays(LONGEST_DAYS))) {
            throw new Invalid(FieldProblem.of("/expiresOn", "EXPIRES_TOO_LATE", LONGEST_DAYS));
        }
        KnownAccount account = accountOf(caller);
        signIn.proveAgain(account, body.password(), "/password", request);
        String tokenId = body.tokenId().toString();
        String token = tokens.make(
                tokenId,
                account,
                body.name().strip(),
                body.scopes(),
                body.expiresOn().plusDays(1).atStartOfDay(zone).toInstant());
        return ResponseEntity.created(URI.create("/api/tokens/" + tokenId)).body(new Made(tokenId, token));
    }

    @GetMapping
    @Operation(summary = "One's own tokens, revoked and expired ones too; never what makes them work")
    List<ApiTokens.View> list(Caller caller) {
        return tokens.ofAccount(accountOf(caller).accountId());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revokes a token: the next call with it is 401")
    void revoke(@PathVariable UUID id, Caller caller) {
        tokens.revoke(id.toString(), accountOf(caller).accountId());
    }

    private KnownAccount accountOf(Caller caller) {
        return accounts.byName(caller.actor().account()).orElseThrow(() -> new Declined(401, "NOT_SIGNED_IN"));
    }
}
