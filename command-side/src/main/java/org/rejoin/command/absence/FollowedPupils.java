package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pupils of a unit of whom anything happened in a school year, and what is known of them. */
@Component
class FollowedPupils {

    private final Repository<AbsenceWatch> watches;
    private final AttendanceReckoning reckoning;
    private final JdbcClient jdbc;

    FollowedPupils(Repository<AbsenceWatch> watches, AttendanceReckoning reckoning, JdbcClient jdbc) {
        this.watches = watches;
        this.reckoning = reckoning;
        this.jdbc = jdbc;
    }

    record Followed(String watch, PupilFacts facts) {}

    /** Within a unit of work. @param since first day of the school year */
    List<Followed> of(String unit, LocalDate since) {
        return idsOf(List.of(unit), since).stream()
                .map(id -> new Followed(id, watches.load(id).invoke(watch -> watch.facts(reckoning))))
                .toList();
    }

    List<String> idsOf(List<String> units, LocalDate since) {
        return jdbc.sql("""
                        SELECT watched.aggregate_identifier FROM event_store.domain_event watched
                         WHERE watched.payload_type = 'PupilWatched'
                           AND convert_from(watched.payload, 'UTF8')::jsonb ->> 'school' = ANY (?::text[])
                           AND EXISTS (SELECT FROM event_store.domain_event event
                                        WHERE event.aggregate_identifier = watched.aggregate_identifier
                                          AND event.time_stamp >= ?)
                         ORDER BY watched.aggregate_identifier""")
                .param(units.toArray(String[]::new))
                .param(since.toString())
                .query(String.class)
                .list();
    }
}
