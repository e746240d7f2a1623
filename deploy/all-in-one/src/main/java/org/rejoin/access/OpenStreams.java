package org.rejoin.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.function.Supplier;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.apitoken.ApiTokens;
import org.rejoin.command.apitoken.Scope;
import org.rejoin.command.apitoken.TokenUse;
import org.rejoin.command.session.Sessions;
import org.rejoin.event.Actor;
import org.rejoin.query.live.LiveAccess;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A stream lasts as long as that which opened it: a session, a token, in the demo an account. */
@Component
class OpenStreams implements LiveAccess {

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final AccountDirectory accounts;

    OpenStreams(Sessions sessions, ApiTokens tokens, AccountDirectory accounts) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Override
    public Supplier<Optional<Actor>> of(HttpServletRequest request) {
        String token = BearerFilter.tokenOf(request);
        if (token != null) {
            return () -> tokens.stillOpens(token).flatMap(this::actorOf);
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            String id = session.getId();
            return () -> sessions.stillSignedIn(id)
                    .filter(signedIn -> signedIn.restriction() == null)
                    .map(signedIn -> signedIn.account().actor());
        }
        Authentication byPassword = SecurityContextHolder.getContext().getAuthentication();
        String account = byPassword != null && byPassword.getPrincipal() instanceof Actor actor ? actor.account() : "";
        return () -> accounts.byName(account).filter(KnownAccount::maySignIn).map(KnownAccount::actor);
    }

    private Optional<Actor> actorOf(TokenUse use) {
        return use.scopes().contains(Scope.READ_LISTS)
                        && sessions.restrictionOf(use.holder()).isEmpty()
                ? Optional.of(use.account().actor())
                : Optional.empty();
    }
}
