package org.rejoin.command.credential;

import org.rejoin.command.account.Verification;
import org.rejoin.command.mail.Outbox;
import org.rejoin.command.mail.SignInChange;
import org.rejoin.command.throttle.SignInThrottle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a mailed link is for: all of it, once, or nothing. */
@Component
class FollowedLinks {

    private final MailedLinks links;
    private final Credentials credentials;
    private final Verification verification;
    private final SignInThrottle throttle;
    private final OpenSessions sessions;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    FollowedLinks(
            MailedLinks links,
            Credentials credentials,
            Verification verification,
            SignInThrottle throttle,
            OpenSessions sessions,
            Outbox outbox,
            PlatformTransactionManager transactions) {
        this.links = links;
        this.credentials = credentials;
        this.verification = verification;
        this.throttle = throttle;
        this.sessions = sessions;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    void verify(String token) {
        MailedLinks.Link found = links.find(token);
        String accountId = found.account().accountId();
        if (found.purpose() != LinkPurpose.VERIFY || !credentials.isGood(accountId)) {
            throw MailedLinks.notValid();
        }
        transaction.executeWithoutResult(status -> useAndVerify(accountId, token));
    }

    /** A password that breaks a rule does not use the link up. */
    void setPassword(String token, String typed) {
        MailedLinks.Link found = links.find(token);
        if (found.purpose() == LinkPurpose.VERIFY) {
            throw MailedLinks.notValid();
        }
        // takes its time: before the transaction
        Credentials.NewPassword password = credentials.check(found.account(), typed);
        transaction.executeWithoutResult(status -> {
            String accountId = found.account().accountId();
            useAndVerify(accountId, token);
            credentials.set(accountId, password);
            outbox.queueSignInChanged(accountId, SignInChange.PASSWORD_SET);
            throttle.forget(found.account().account());
            sessions.end(accountId);
        });
    }

    // of several clicks the link lets one through; that one waits for whoever is changing the account
    private void useAndVerify(String accountId, String token) {
        links.use(token);
        verification.verified(accountId);
        links.requireNotEnded(token);
    }
}
