package org.rejoin.query.absence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.platform.SystemReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may see a pupil, for whoever tells several readers at once. */
@Component
public class PupilReaders {

    private final JdbcClient jdbc;
    private final SystemReads reads;

    PupilReaders(JdbcClient jdbc, SystemReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** Of each; one nobody knows is seen by nobody. A file may bring all pupils of a school at once. */
    public Map<UUID, Predicate<Actor>> of(Collection<UUID> pupils) {
        if (pupils.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Predicate<Actor>> readers = new HashMap<>();
        reads.read(() -> jdbc.sql("SELECT watch_id, school FROM read_model.absence_pupil WHERE watch_id = ANY (?)")
                        .param(pupils.toArray(UUID[]::new))
                        .query((row, n) -> Map.entry(row.getObject("watch_id", UUID.class), row.getString("school")))
                        .list())
                .forEach(pupil -> readers.put(
                        pupil.getKey(), actor -> actor.isOfSchool(pupil.getValue()) && worksWithPupils(actor)));
        return readers;
    }

    static boolean worksWithPupils(Actor actor) {
        return actor.roles().stream().anyMatch(Role.OF_COMPULSORY_SCHOOL::contains);
    }
}
