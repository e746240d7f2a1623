package org.rejoin.query.transferout;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports of who never arrived, for registry and head of the origin, who write to the authorities. */
@Component
class TransferReports {

    private static final Set<Role> WRITING = Set.of(Role.REGISTRY, Role.HEAD);

    private final JdbcClient jdbc;

    TransferReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isFor(Actor actor) {
        return actor.roles().stream().anyMatch(WRITING::contains);
    }

    @AsReader
    Optional<ReportedTransfer> of(UUID transferOut, Actor reader) {
        NotAllowed.unless(reader, WRITING.toArray(Role[]::new));
        return jdbc.sql("SELECT * FROM read_model.transfer_out_report WHERE transfer_out_id = ? AND school = ?")
                // no unit is called so
                .params(transferOut, Objects.requireNonNullElse(reader.school(), ""))
                .query((row, n) -> new ReportedTransfer(
                        row.getObject("reported_on", LocalDate.class),
                        row.getString("reference"),
                        row.getString("main_reason"),
                        List.of((String[]) row.getArray("further_reasons").getArray()),
                        row.getString("other"),
                        row.getString("national_id"),
                        row.getString("contact_name"),
                        row.getString("contact_phone")))
                .optional();
    }
}
