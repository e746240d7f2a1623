package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Days of absence in sums, for read models that pass sums on. */
@Component
public class AbsentDays {

    private final JdbcClient jdbc;

    AbsentDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * School days of a month.
     *
     * @param student pseudonym
     * @param without leave
     * @param other granted, neither for sickness nor for personal reasons
     */
    public record Month(UUID student, int year, int month, int personal, int sick, int without, int other) {}

    /** Of the reader's own unit: the months since a day in which one was missed, from the first to the last. */
    @AsReader
    public Map<UUID, List<Month>> monthsOf(Actor reader, LocalDate since) {
        return jdbc
                .sql("""
                        SELECT p.student_id, extract(year FROM d.day)::int AS year, extract(month FROM d.day)::int AS month,
                               count(*) FILTER (WHERE d.mark = 'LEAVE_GRANTED' AND d.leave = 'PERSONAL') AS personal,
                               count(*) FILTER (WHERE d.mark = 'LEAVE_GRANTED' AND d.leave = 'SICK') AS sick,
                               count(*) FILTER (WHERE d.mark IN ('ABSENT', 'LEAVE_REFUSED')) AS without,
                               count(*) FILTER (WHERE d.mark = 'LEAVE_GRANTED'
                                                  AND coalesce(d.leave, 'SPECIAL') = 'SPECIAL') AS other
                          FROM read_model.absence_pupil p
                          JOIN read_model.absence_day d ON d.watch_id = p.watch_id
                         WHERE p.school = :unit AND d.day >= :since AND d.mark IN ('ABSENT', 'LEAVE_REFUSED', 'LEAVE_GRANTED')
                         GROUP BY p.student_id, 2, 3
                         ORDER BY p.student_id, 2, 3""")
                .param("unit", Objects.requireNonNullElse(reader.school(), "")) // no unit is called so
                .param("since", since)
                .query((row, n) -> new Month(
                        row.getObject("student_id", UUID.class),
                        row.getInt("year"),
                        row.getInt("month"),
                        row.getInt("personal"),
                        row.getInt("sick"),
                        row.getInt("without"),
                        row.getInt("other")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Month::student));
    }
}
