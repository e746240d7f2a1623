package org.rejoin.command.absence;

import java.util.Set;
import org.axonframework.modelling.command.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of pupils, and who visits them. */
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
}
