package org.rejoin.command.absence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.rejoin.command.deadline.Deadlines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many pupils of a unit are away for the second day or longer: a watch knows one pupil, the number is of all (SOP-2.3).
 * Kept within the transaction in which the day is recorded; whoever goes by the number looks at it right after.
 */
@Component
public class PupilsAway {

    /** Kind of the deadline by which somebody looks; its id is the unit. */
    public static final String LOOK = "staffing-meeting";

    static final int MANY_FROM = 2;

    private final JdbcClient jdbc;
    private final Deadlines deadlines;

    PupilsAway(JdbcClient jdbc, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
    }

    /** Of whom no such meeting said who visits: whose visit was assigned counts no more until he was back. */
    public int withoutVisit(String unit) {
        return jdbc.sql("SELECT count(*) FROM command_side.pupil_away WHERE school = ? AND NOT visit_assigned")
                .param(unit)
                .query(Integer.class)
                .single();
    }

    public void visitsAssigned(List<String> watches) {
        jdbc.sql("UPDATE command_side.pupil_away SET visit_assigned = true WHERE watch_id = ANY (?::text[])")
                .param(watches.stream().sorted().toArray(String[]::new))
                .update();
    }

    private record Stand(String school, int inARow) {}

    void stands(AbsenceWatchId id, String school, int inARow, Instant now) {
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        work.<SortedMap<String, Stand>>getOrComputeResource(PupilsAway.class.getName(), key -> {
                    SortedMap<String, Stand> stands = new TreeMap<>();
                    work.onPrepareCommit(unit -> write(stands, now));
                    return stands;
                })
                .put(id.value(), new Stand(school, inARow));
    }

    // of a whole class in two statements
    private void write(SortedMap<String, Stand> stands, Instant now) {
        List<String> back = new ArrayList<>();
        List<String> away = new ArrayList<>();
        List<String> schools = new ArrayList<>();
        for (Map.Entry<String, Stand> one : stands.entrySet()) {
            if (one.getValue().inARow() < MANY_FROM) {
                back.add(one.getKey());
            } else {
                away.add(one.getKey());
                schools.add(one.getValue().school());
            }
        }
        List<String> changed = new ArrayList<>();
        changed.addAll(jdbc.sql("DELETE FROM command_side.pupil_away WHERE watch_id = ANY (?::text[]) RETURNING school")
                .param(back.toArray(String[]::new))
                .query(String.class)
                .list());
        changed.addAll(jdbc.sql("INSERT INTO command_side.pupil_away (watch_id, school, visit_assigned)"
                        + " SELECT watch, school, false FROM unnest(?::text[], ?::text[]) AS away (watch, school)"
                        + " ON CONFLICT (watch_id) DO NOTHING RETURNING school")
                .param(away.toArray(String[]::new))
                .param(schools.toArray(String[]::new))
                .query(String.class)
                .list());
        SortedMap<String, Instant> looks = new TreeMap<>();
        changed.forEach(school -> looks.put(school, now));
        if (!looks.isEmpty()) {
            deadlines.setAll(LOOK, looks);
        }
    }
}
