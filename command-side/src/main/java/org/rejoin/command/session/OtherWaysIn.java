package org.rejoin.command.session;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What opens an account without its password and outlasts every session: tokens of programs, and outside identities. */
@Component
class OtherWaysIn {

    private final JdbcClient jdbc;
    private final Clock clock;

    OtherWaysIn(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    int openTokens(String accountId) {
        return jdbc.sql("SELECT count(*) FROM command_side.api_token"
                        + " WHERE account_id = ? AND revoked_at IS NULL AND expires_at > ?")
                .params(accountId, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    int outsideIdentities(String accountId) {
        return jdbc.sql("SELECT count(*) FROM command_side.external_identity WHERE account_id = ?")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    /** Within the running transaction. */
    void close(String accountId) {
        jdbc.sql("UPDATE command_side.api_token SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL")
                .params(clock.instant().atOffset(ZoneOffset.UTC), accountId)
                .update();
        jdbc.sql("DELETE FROM command_side.external_identity WHERE account_id = ?")
                .param(accountId)
                .update();
    }
}
