package org.rejoin.query.pupilregister;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rejoin.event.Actor;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.absence.GonePupils;
import org.rejoin.query.platform.SystemReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A dropout leaves, and the school follows on; every other way of leaving ends that. */
@Component
class LeftByRegister implements GonePupils {

    private static final String[] LEAVING = Arrays.stream(Movement.values())
            .filter(movement -> movement.kind() == Movement.Kind.LEAVING && movement != Movement.DROPPED_OUT)
            .map(Movement::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final SystemReads reads;

    LeftByRegister(JdbcClient jdbc, SystemReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    // that somebody is gone all offices of the school know, the register those who keep it
    @Override
    public Map<UUID, LocalDate> gone(Actor reader) {
        return reads
                .read(() -> jdbc.sql("""
                                SELECT student_id, max(COALESCE(guided_on, since)) AS since FROM read_model.register_entry
                                 WHERE school = ? AND (guided_on IS NOT NULL OR movement = ANY (?))
                                 GROUP BY student_id""")
                        .params(Objects.requireNonNullElse(reader.school(), ""), LEAVING)
                        .query((row, n) -> Map.entry(
                                row.getObject("student_id", UUID.class), row.getObject("since", LocalDate.class)))
                        .list())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
