package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pupils of some units of whom anything happened lately, and what is known of them. */
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

    /** What is known of a pupil; within a unit of work. */
    PupilFacts factsOf(String watch) {
        return watches.load(watch).invoke(followed -> followed.facts(reckoning));
    }

    /** Of whom a meeting of the unit said who visits: they do not count for the next one (SOP-2.3). */
    Set<String> withVisit(String unit) {
        return Set.copyOf(jdbc.sql("SELECT watch_id FROM command_side.pupil_away WHERE school = ? AND visit_assigned")
                .param(unit)
                .query(String.class)
                .list());
    }

    /** By unit, those of whom anything happened since; units without any are not there. */
    SortedMap<String, List<String>> since(LocalDate since, List<String> units) {
        return jdbc
                .sql("""
                        SELECT watched.aggregate_identifier AS watch,
                               convert_from(watched.payload, 'UTF8')::jsonb ->> 'school' AS school
                          FROM event_store.domain_event watched
                         WHERE watched.payload_type = 'PupilWatched'
                           AND convert_from(watched.payload, 'UTF8')::jsonb ->> 'school' = ANY (?::text[])
                           AND EXISTS (SELECT FROM event_store.domain_event event
                                        WHERE event.aggregate_identifier = watched.aggregate_identifier
                                          AND event.time_stamp >= ?)
                         ORDER BY watched.aggregate_identifier""")
                .param(units.toArray(String[]::new))
                .param(since.toString())
                .query((row, n) -> Map.entry(row.getString("school"), row.getString("watch")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
