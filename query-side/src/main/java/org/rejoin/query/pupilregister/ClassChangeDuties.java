package org.rejoin.query.pupilregister;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.absence.ClassChangeWork;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: which step of a change of class waits for the asker's own unit. */
@Component
class ClassChangeDuties implements ClassChangeWork {

    // whoever dropped out or was suspended is still of the school
    private static final String[] GONE = Stream.of(
                    Movement.TRANSFERRED_OUT,
                    Movement.WENT_ABROAD,
                    Movement.REASSIGNED,
                    Movement.GRADUATED,
                    Movement.DIED)
            .map(Movement::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    ClassChangeDuties(JdbcClient jdbc, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    @AsReader
    public List<Task> open(Actor reader) {
        if (reader.school() == null || !reader.is(Role.REGISTRY) && !reader.is(Role.HEAD)) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return jdbc.sql("""
                        SELECT * FROM (
                            SELECT e.entry_id, e.name, e.class_name, c.next_step,
                                   CASE c.next_step WHEN 'COUNSEL' THEN c.counsel_until WHEN 'DECIDE' THEN c.counselled_on
                                        WHEN 'EVALUATE' THEN c.evaluate_from ELSE c.evaluated_on END AS since,
                                   CASE c.next_step WHEN 'DECIDE' THEN c.decide_until END AS due_on
                              FROM read_model.class_change c
                              JOIN read_model.register_entry e ON e.entry_id = c.entry_id
                             WHERE c.school = :unit AND c.next_step IS NOT NULL AND e.movement <> ALL (:gone::text[])) waits
                         WHERE since <= :today
                         ORDER BY due_on NULLS LAST, since, class_name, name, entry_id""")
                .param("unit", reader.school())
                .param("gone", GONE)
                .param("today", today)
                .query((row, n) -> {
                    Optional<LocalDate> dueOn = Optional.ofNullable(row.getObject("due_on", LocalDate.class));
                    return new Task(
                            row.getObject("entry_id", UUID.class),
                            row.getString("name"),
                            row.getString("class_name"),
                            row.getString("next_step"),
                            row.getObject("since", LocalDate.class),
                            dueOn.orElse(null),
                            dueOn.filter(today::isAfter).isPresent());
                })
                .list();
    }
}
