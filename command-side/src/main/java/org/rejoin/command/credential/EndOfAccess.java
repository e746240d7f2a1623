package org.rejoin.command.credential;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.rejoin.event.account.AccountContactCorrected;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.PrincipalSteppedDown;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.account.SecondFactorRemoved;
import org.springframework.stereotype.Component;

/**
 * What was opened, mailed or made before an account was shut, or became another one, is worth nothing afterwards: enabling
 * it again brings none of it back (R-ACC-06). In the transaction of what happened.
 */
@Component
@ProcessingGroup(EndOfAccess.GROUP)
class EndOfAccess {

    static final String GROUP = "end-of-access";

    private final MailedLinks links;
    private final OpenSessions sessions;
    private final IssuedTokens tokens;
    private final Credentials credentials;

    EndOfAccess(MailedLinks links, OpenSessions sessions, IssuedTokens tokens, Credentials credentials) {
        this.links = links;
        this.sessions = sessions;
        this.tokens = tokens;
        this.credentials = credentials;
    }

    @EventHandler
    void react(AccountDisabled event) {
        end(event.accountId());
    }

    @EventHandler
    void react(PrincipalSteppedDown event) {
        end(event.accountId());
    }

    /** The office has other rules: the password of before proves the new holder no longer (R-ACC-20). */
    @EventHandler
    void react(PrincipalTookOver event) {
        end(event.accountId());
        credentials.askForAnother(event.accountId());
    }

    @EventHandler
    void react(SecondFactorRemoved event) {
        sessions.end(event.accountId());
    }

    /** Whoever reads the mailbox of before is not meant. */
    @EventHandler
    void react(AccountContactCorrected event) {
        links.end(event.accountId());
    }

    private void end(String accountId) {
        links.end(accountId);
        sessions.end(accountId);
        tokens.revokeAll(accountId);
    }
}
