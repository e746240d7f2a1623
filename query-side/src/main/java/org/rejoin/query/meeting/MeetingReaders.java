package org.rejoin.query.meeting;

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

/** Who may see that there is a meeting, or that one is owed, for whoever tells several readers at once. */
@Component
public class MeetingReaders {

    private final JdbcClient jdbc;
    private final SystemReads reads;

    MeetingReaders(JdbcClient jdbc, SystemReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** Of each meeting, and of each duty to hold one; what nobody knows is seen by nobody. */
    public Map<UUID, Predicate<Actor>> of(Collection<UUID> meetings) {
        if (meetings.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Predicate<Actor>> readers = new HashMap<>();
        reads.read(() -> jdbc.sql(
                                "SELECT meeting_id AS id, school FROM read_model.meeting WHERE meeting_id = ANY (:ids)"
                                        + " UNION ALL SELECT duty_id, school FROM read_model.meeting_owed WHERE duty_id = ANY (:ids)")
                        .param("ids", meetings.toArray(UUID[]::new))
                        .query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("school")))
                        .list())
                .forEach(one -> readers.put(
                        one.getKey(),
                        actor -> actor.isOfSchool(one.getValue())
                                && actor.roles().stream().anyMatch(Role.OF_COMPULSORY_SCHOOL::contains)));
        return readers;
    }
}
