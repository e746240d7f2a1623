package org.rejoin.query.transferout;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.platform.SystemReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may see a transfer out, for whoever tells several readers at once: the origin, and where a pupil is placed. */
@Component
public class TransferReaders {

    private final JdbcClient jdbc;
    private final SystemReads reads;

    TransferReaders(JdbcClient jdbc, SystemReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    private record Seen(UUID id, String school, @Nullable String receiving) {

        boolean by(Actor actor) {
            return actor.isOfSchool(school) && actor.roles().stream().anyMatch(Role.OF_COMPULSORY_SCHOOL::contains)
                    || receiving != null
                            && actor.isOfSchool(receiving)
                            && actor.roles().stream().anyMatch(TransfersOut.PLACING::contains);
        }
    }

    /** Of each; one nobody knows is seen by nobody. */
    public Map<UUID, Predicate<Actor>> of(Collection<UUID> transfers) {
        if (transfers.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Predicate<Actor>> readers = new HashMap<>();
        reads.read(() -> jdbc.sql("""
                                SELECT t.transfer_out_id, t.school, d.unit AS receiving
                                  FROM read_model.transfer_out t
                                  LEFT JOIN read_model.transfer_out_destination d
                                         ON d.transfer_out_id = t.transfer_out_id AND d.placement
                                 WHERE t.transfer_out_id = ANY (?)""")
                        .param(transfers.toArray(UUID[]::new))
                        .query((row, n) -> new Seen(
                                row.getObject("transfer_out_id", UUID.class),
                                row.getString("school"),
                                row.getString("receiving")))
                        .list())
                .forEach(seen -> readers.put(seen.id(), seen::by));
        return readers;
    }
}
