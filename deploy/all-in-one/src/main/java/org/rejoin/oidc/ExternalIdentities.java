package org.rejoin.oidc;

import java.util.Optional;
import org.rejoin.command.mail.Outbox;
import org.rejoin.command.mail.SignInChange;
import org.rejoin.oidc.OidcProvider.Identity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which outside identity belongs to which account. */
@Component
class ExternalIdentities {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    ExternalIdentities(JdbcClient jdbc, Outbox outbox, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    Optional<String> accountOf(Identity identity) {
        return jdbc.sql("SELECT account_id FROM command_side.external_identity WHERE issuer = ? AND subject = ?")
                .params(identity.issuer(), identity.subject())
                .query(String.class)
                .optional();
    }

    /** Whether it belongs to this account now; one identity never belongs to two. */
    boolean link(Identity identity, String accountId) {
        transaction.executeWithoutResult(status -> {
            if (isNew(identity, accountId)) {
                outbox.queueSignInChanged(accountId, SignInChange.IDENTITY_LINKED);
            }
        });
        return accountOf(identity).filter(accountId::equals).isPresent();
    }

    private boolean isNew(Identity identity, String accountId) {
        return jdbc.sql("""
                        INSERT INTO command_side.external_identity (issuer, subject, account_id, linked_at)
                        VALUES (?, ?, ?, now()) ON CONFLICT DO NOTHING""")
                        .params(identity.issuer(), identity.subject(), accountId)
                        .update()
                == 1;
    }

    void unlink(String accountId) {
        jdbc.sql("DELETE FROM command_side.external_identity WHERE account_id = ?")
                .param(accountId)
                .update();
    }
}
