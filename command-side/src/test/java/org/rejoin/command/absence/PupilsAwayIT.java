package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many are away is counted of those of whom a day was recorded lately; each test with a school of its own. */
@CommandSideTest
@Tag("SOP-2.3")
class PupilsAwayIT {

    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    private final PupilsAway away;
    private final JdbcClient jdbc;
    private final String unit =
            Long.toString(System.nanoTime(), 36).toUpperCase().replaceAll(".*(.{6})$", "$1") + "J";

    PupilsAwayIT(@Autowired PupilsAway away, @Autowired JdbcClient jdbc) {
        this.away = away;
        this.jdbc = jdbc;
    }

    @Test
    void of_whom_nothing_was_recorded_for_long_is_not_counted() {
        String left = UUID.randomUUID().toString();
        String here = UUID.randomUUID().toString();
        isAway(left, MONDAY);
        isAway(here, MONDAY);
        assertThat(away.withoutVisit(unit, MONDAY)).isEqualTo(2);

        isAway(here, TUESDAY);

        assertThat(away.withoutVisit(unit, TUESDAY)).isEqualTo(1);
    }

    @Test
    void who_transferred_out_is_not_counted_and_one_looks_again() {
        String student = UUID.randomUUID().toString();
        isAway(student, MONDAY);
        assertThat(away.withoutVisit(unit, MONDAY)).isEqualTo(1);
        nobodyLooks();

        away.transferredOut(unit, student, FAR);

        assertThat(away.withoutVisit(unit, MONDAY)).isZero();
        assertThat(looks()).isTrue();
    }

    @Test
    void where_anybody_is_away_one_looks_again_as_rules_change() {
        nobodyLooks();
        away.lookAgain(List.of(unit), FAR);
        assertThat(looks()).isFalse();

        isAway(UUID.randomUUID().toString(), MONDAY);
        nobodyLooks();
        away.lookAgain(List.of(unit), FAR);

        assertThat(looks()).isTrue();
    }

    @Test
    void a_visit_is_needless_once_its_pupil_came_or_has_leave() {
        String came = UUID.randomUUID().toString();
        String onLeave = UUID.randomUUID().toString();
        String visitOfOne = visited(came);
        String visitOfOther = visited(onLeave);
        isAway(came, MONDAY);
        assertThat(needlessFor(visitOfOne)).isEmpty();

        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        away.stands(AbsenceWatchId.of(unit, came), unit, 0, TUESDAY, false, FAR);
        away.stands(AbsenceWatchId.of(unit, onLeave), unit, 0, TUESDAY, true, FAR);
        work.commit();

        assertThat(needlessFor(visitOfOne)).isEqualTo("ARRIVED");
        assertThat(needlessFor(visitOfOther)).isEqualTo("LEAVE_GRANTED");
    }

    private void isAway(String student, LocalDate day) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        away.stands(AbsenceWatchId.of(unit, student), unit, 2, day, false, FAR);
        work.commit();
    }

    private String visited(String student) {
        String task = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO command_side.assigned_visit (task_id, meeting_id, watch_id) VALUES (?, ?, ?)")
                .params(
                        task,
                        UUID.randomUUID().toString(),
                        AbsenceWatchId.of(unit, student).value())
                .update();
        return task;
    }

    private String needlessFor(String task) {
        return jdbc.sql("SELECT coalesce(needless_for, '') FROM command_side.assigned_visit WHERE task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private void nobodyLooks() {
        jdbc.sql("DELETE FROM command_side.deadline WHERE task_name = ? AND task_instance = ?")
                .params(PupilsAway.LOOK, unit)
                .update();
    }

    private boolean looks() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM command_side.deadline WHERE task_name = ? AND task_instance = ?)")
                .params(PupilsAway.LOOK, unit)
                .query(Boolean.class)
                .single();
    }
}
