package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.event.absence.AbsenceWaiver;
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

    /** Kind of the deadline by which somebody looks at visits that nobody needs any more; its id is the meeting. */
    public static final String NEEDLESS_VISITS = "needless-visits";

    /** Of whom nothing was recorded for longer is not counted: who left without a word, or went up to another school. */
    public static final int LAST_SCHOOL_DAYS = 5;

    static final int MANY_FROM = 2;

    private final JdbcClient jdbc;
    private final Deadlines deadlines;

    PupilsAway(JdbcClient jdbc, Deadlines deadlines) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
    }

    /**
     * Of whom no such meeting said who visits: whose visit was assigned counts no more until he was back.
     *
     * @param since first day of those of which one was recorded
     */
    public int withoutVisit(String unit, LocalDate since) {
        return jdbc.sql("SELECT count(*) FROM command_side.pupil_away"
                        + " WHERE school = ? AND NOT visit_assigned AND last_day >= ?")
                .params(unit, since)
                .query(Integer.class)
                .single();
    }

    public void visitsAssigned(List<String> watches) {
        jdbc.sql("UPDATE command_side.pupil_away SET visit_assigned = true WHERE watch_id = ANY (?::text[])")
                .param(watches.stream().sorted().toArray(String[]::new))
                .update();
    }

    /** The pupil is another school's now. */
    public void transferredOut(String unit, String studentId, Instant now) {
        int gone = jdbc.sql("DELETE FROM command_side.pupil_away WHERE watch_id = ?")
                .param(AbsenceWatchId.of(unit, studentId).value())
                .update();
        if (gone > 0) {
            deadlines.set(LOOK, unit, now);
        }
    }

    /** Of these units those of which anybody is away. */
    void lookAgain(List<String> units, Instant now) {
        look(
                jdbc.sql("SELECT DISTINCT school FROM command_side.pupil_away WHERE school = ANY (?::text[])")
                        .param(units.toArray(String[]::new))
                        .query(String.class)
                        .list(),
                now);
    }

    private record Stand(String school, int inARow, LocalDate lastDay, AbsenceWaiver ground) {}

    void stands(AbsenceWatchId id, String school, int inARow, LocalDate lastDay, boolean onLeave, Instant now) {
        AbsenceWaiver ground = onLeave ? AbsenceWaiver.LEAVE_GRANTED : AbsenceWaiver.ARRIVED;
        stands(id, new Stand(school, inARow, lastDay, ground), now);
    }

    void left(AbsenceWatchId id, String school, AbsenceWaiver ground, Instant now) {
        stands(id, new Stand(school, 0, LocalDate.ofInstant(now, ZoneOffset.UTC), ground), now);
    }

    private void stands(AbsenceWatchId id, Stand stand, Instant now) {
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        work.<SortedMap<String, Stand>>getOrComputeResource(PupilsAway.class.getName(), key -> {
                    SortedMap<String, Stand> stands = new TreeMap<>();
                    work.onPrepareCommit(unit -> write(stands, now));
                    return stands;
                })
                .put(id.value(), stand);
    }

    // of a whole class in two statements
    private void write(SortedMap<String, Stand> stands, Instant now) {
        List<String> back = new ArrayList<>();
        List<String> away = new ArrayList<>();
        List<String> schools = new ArrayList<>();
        List<String> days = new ArrayList<>();
        for (Map.Entry<String, Stand> one : stands.entrySet()) {
            if (one.getValue().inARow() < MANY_FROM) {
                back.add(one.getKey());
            } else {
                away.add(one.getKey());
                schools.add(one.getValue().school());
                days.add(one.getValue().lastDay().toString());
            }
        }
        visitNoMore(stands, now);
        List<String> changed = new ArrayList<>();
        changed.addAll(jdbc.sql("DELETE FROM command_side.pupil_away WHERE watch_id = ANY (?::text[]) RETURNING school")
                .param(back.toArray(String[]::new))
                .query(String.class)
                .list());
        changed.addAll(
                jdbc.sql("INSERT INTO command_side.pupil_away AS known (watch_id, school, visit_assigned, last_day)"
                                + " SELECT watch, school, false, day"
                                + " FROM unnest(?::text[], ?::text[], ?::date[]) AS away (watch, school, day)"
                                + " ON CONFLICT (watch_id) DO UPDATE SET last_day = excluded.last_day"
                                + " WHERE known.last_day <> excluded.last_day RETURNING school")
                        .param(away.toArray(String[]::new))
                        .param(schools.toArray(String[]::new))
                        .param(days.toArray(String[]::new))
                        .query(String.class)
                        .list());
        look(changed, now);
    }

    private void visitNoMore(SortedMap<String, Stand> stands, Instant now) {
        List<String> watches = new ArrayList<>();
        List<String> grounds = new ArrayList<>();
        stands.forEach((watch, stand) -> {
            if (stand.inARow() == 0) {
                watches.add(watch);
                grounds.add(stand.ground().name());
            }
        });
        SortedMap<String, Instant> meetings = new TreeMap<>();
        jdbc.sql("UPDATE command_side.assigned_visit visit SET needless_for = back.ground"
                        + " FROM unnest(?::text[], ?::text[]) AS back (watch, ground)"
                        + " WHERE visit.watch_id = back.watch RETURNING visit.meeting_id")
                .param(watches.toArray(String[]::new))
                .param(grounds.toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(meeting -> meetings.put(meeting, now));
        if (!meetings.isEmpty()) {
            deadlines.setAll(NEEDLESS_VISITS, meetings);
        }
    }

    private void look(List<String> units, Instant now) {
        SortedMap<String, Instant> looks = new TreeMap<>();
        units.forEach(school -> looks.put(school, now));
        if (!looks.isEmpty()) {
            deadlines.setAll(LOOK, looks);
        }
    }
}
