package org.rejoin.oidc;

import java.util.Optional;
import org.rejoin.oidc.OidcProvider.Identity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which outside identity belongs to which account. */
@Component
class ExternalIdentities {

    private final JdbcClient jdbc;

    ExternalIdentities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> accountOf(Identity identity) {
        return jdbc.sql("SELECT account_id FROM command_side.external_identity WHERE issuer = ? AND subject = ?")
                .params(identity.issuer(), identity.subject())
                .query(String.class)
                .optional();
    }

    /** Whether it belongs to this account now; one identity never belongs to two. */
    boolean link(Identity identity, String accountId) {
        jdbc.sql("""
                        INSERT INTO command_side.external_identity (issuer, subject, account_id, linked_at)
                        VALUES (?, ?, ?, now()) ON CONFLICT DO NOTHING""").params(identity.issuer(), identity.subject(), accountId).update();
        return accountOf(identity).filter(accountId::equals).isPresent();
    }

    void unlink(String accountId) {
        jdbc.sql("DELETE FROM command_side.external_identity WHERE account_id = ?")
                .param(accountId)
                .update();
    }
}
