package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which pupils of a unit anything was said of, and when last: kept beside the events, in their transaction. */
@Component
class WatchList {

    private final JdbcClient jdbc;

    WatchList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param schools by watch */
    void happened(SortedMap<String, String> schools, LocalDate day) {
        jdbc.sql("INSERT INTO command_side.pupil_watch AS known (watch_id, school, last_on)"
                        + " SELECT watch, school, ? FROM unnest(?::text[], ?::text[])"
                        + " WITH ORDINALITY AS said (watch, school, place) ORDER BY place"
                        + " ON CONFLICT (watch_id) DO UPDATE SET last_on = excluded.last_on"
                        + " WHERE known.last_on < excluded.last_on")
                .param(day)
                .param(schools.keySet().toArray(String[]::new))
                .param(schools.values().toArray(String[]::new))
                .update();
    }

    /** Those of the units of which there is anybody of whom anything was said since. */
    List<String> unitsSince(LocalDate since, List<String> units) {
        return jdbc.sql("SELECT unit FROM unnest(?::text[]) AS asked (unit)"
                        + " WHERE EXISTS (SELECT FROM command_side.pupil_watch"
                        + " WHERE school = unit AND last_on >= ?) ORDER BY unit")
                .param(units.toArray(String[]::new))
                .param(since)
                .query(String.class)
                .list();
    }

    /** The watches of the unit of which anything was said since. */
    List<String> since(LocalDate since, String unit) {
        return jdbc.sql(
                        "SELECT watch_id FROM command_side.pupil_watch WHERE school = ? AND last_on >= ? ORDER BY watch_id")
                .params(unit, since)
                .query(String.class)
                .list();
    }
}
