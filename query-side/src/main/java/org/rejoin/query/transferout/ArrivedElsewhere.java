package org.rejoin.query.transferout;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rejoin.event.Actor;
import org.rejoin.query.absence.GonePupils;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Until the arrival is proved the pupil counts as the origin's (R-HL-30); who studies elsewhere for a time stays its own. */
@Component
class ArrivedElsewhere implements GonePupils {

    private final JdbcClient jdbc;

    ArrivedElsewhere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @AsReader
    public Map<UUID, LocalDate> gone(Actor reader) {
        return jdbc
                .sql("""
                        SELECT student_id, max(COALESCE(arrived_on, from_day)) AS since FROM read_model.transfer_out
                         WHERE school = ? AND until_day IS NULL
                           AND (arrived_on IS NOT NULL AND standing <> 'WITHDRAWN' OR standing = 'COMPLETE')
                         GROUP BY student_id""")
                .param(Objects.requireNonNullElse(reader.school(), ""))
                .query((row, n) ->
                        Map.entry(row.getObject("student_id", UUID.class), row.getObject("since", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
