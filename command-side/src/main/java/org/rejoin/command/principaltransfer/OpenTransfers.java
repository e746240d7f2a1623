package org.rejoin.command.principaltransfer;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One open transfer per unit: the reservation, in the transaction of the event. */
@Component
class OpenTransfers {

    private final JdbcClient jdbc;

    OpenTransfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether none was open. */
    boolean opened(PrincipalTransferId id, String school) {
        return jdbc.sql("INSERT INTO command_side.open_principal_transfer (school, transfer_id) VALUES (?, ?)"
                                + " ON CONFLICT DO NOTHING")
                        .params(school, id.value())
                        .update()
                == 1;
    }

    Optional<PrincipalTransferId> of(String school) {
        return jdbc.sql("SELECT transfer_id FROM command_side.open_principal_transfer WHERE school = ?")
                .param(school)
                .query(String.class)
                .optional()
                .map(PrincipalTransferId::new);
    }

    void decided(PrincipalTransferId id) {
        jdbc.sql("DELETE FROM command_side.open_principal_transfer WHERE transfer_id = ?")
                .param(id.value())
                .update();
    }
}
