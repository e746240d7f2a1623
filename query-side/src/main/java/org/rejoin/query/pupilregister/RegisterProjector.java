package org.rejoin.query.pupilregister;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.place.VacancyNoticeMissed;
import org.rejoin.event.place.VacancyNoticeOwed;
import org.rejoin.event.place.VacancyNoticePosted;
import org.rejoin.event.place.VacancyNoticeWaived;
import org.rejoin.event.pupilregister.MovementWithdrawn;
import org.rejoin.event.pupilregister.PupilEntered;
import org.rejoin.event.pupilregister.PupilGuidedOn;
import org.rejoin.event.pupilregister.PupilMoved;
import org.rejoin.event.pupilregister.PupilReturned;
import org.rejoin.event.pupilregister.RegisterEntryCorrected;
import org.rejoin.event.pupilregister.RegisterEntryEvent;
import org.rejoin.event.pupilregister.RegisterEntryVoided;
import org.rejoin.keystore.Erased;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who stands in the register of a school, how everybody came and went, and what is owed of its vacancies. */
@Component
@ProcessingGroup(RegisterProjector.GROUP)
class RegisterProjector {

    static final String GROUP = "pupil-register";
    static final String GUIDED_ON = "GUIDED_ON";
    static final String WITHDRAWN = "WITHDRAWN";
    static final String VOIDED = "VOIDED";

    private final JdbcClient jdbc;
    private final ZoneId zone;

    RegisterProjector(JdbcClient jdbc, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @EventHandler
    void on(PupilEntered event) {
        jdbc.sql("""
                        INSERT INTO read_model.register_entry
                               (entry_id, student_id, school, number, entry_year, name, grade, class_name, movement, since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id(event),
                        UUID.fromString(event.studentId()),
                        event.school(),
                        event.number(),
                        event.entryYear(),
                        event.name(),
                        event.grade(),
                        event.className(),
                        event.movement().name(),
                        event.on())
                .update();
        moved(event, event.movement().name(), event.on(), false, null);
    }

    @EventHandler
    void on(PupilMoved event) {
        stands(event, event.movement().name(), event.on(), event.grade(), event.className());
        moved(event, event.movement().name(), event.on(), false, null);
    }

    @EventHandler
    void on(PupilReturned event) {
        stands(event, event.movement().name(), event.on(), event.grade(), event.className());
        moved(event, event.movement().name(), event.on(), event.overAge(), event.note());
    }

    @EventHandler
    void on(PupilGuidedOn event) {
        requireOne(
                event,
                jdbc.sql("UPDATE read_model.register_entry SET guided_on = ? WHERE entry_id = ?")
                        .params(event.on(), id(event))
                        .update());
        moved(event, GUIDED_ON, event.on(), true, event.note());
    }

    // what was withdrawn stays in the history, and so does that it was
    @EventHandler
    void on(MovementWithdrawn event) {
        requireOne(
                event,
                jdbc.sql("UPDATE read_model.register_entry SET movement = ?, since = ?, grade = ?, class_name = ?,"
                                + " guided_on = ? WHERE entry_id = ?")
                        .params(event.movement().name(), event.since(), event.grade(), event.className())
                        .param(event.guidedOn())
                        .param(id(event))
                        .update());
        moved(event, WITHDRAWN, event.on(), false, event.reason());
    }

    @EventHandler
    void on(RegisterEntryCorrected event) {
        requireOne(
                event,
                jdbc.sql("UPDATE read_model.register_entry SET number = ?, entry_year = ?, name = ?, class_name = ?"
                                + " WHERE entry_id = ?")
                        .params(event.number(), event.entryYear(), event.name(), event.className(), id(event))
                        .update());
    }

    // it leaves the list, and with it everything that counts
    @EventHandler
    void on(RegisterEntryVoided event, @Timestamp Instant at, MetaData metaData) {
        moved(event, VOIDED, at.atZone(zone).toLocalDate(), false, event.reason());
        requireOne(
                event,
                jdbc.sql("""
                        WITH gone AS (DELETE FROM read_model.register_entry WHERE entry_id = ? RETURNING *)
                        INSERT INTO read_model.register_void
                               (entry_id, place, student_id, school, number, entry_year, name, grade, class_name, movement,
                                since, voided_at, voided_by, reason)
                        SELECT entry_id,
                               (SELECT count(*) FROM read_model.register_void v WHERE v.entry_id = gone.entry_id),
                               student_id, school, number, entry_year, name, grade, class_name, movement, since, ?, ?, ?
                          FROM gone""")
                        .params(
                                id(event),
                                at.atOffset(ZoneOffset.UTC),
                                Actor.from(metaData).account(),
                                event.reason())
                        .update());
    }

    @EventHandler
    void on(VacancyNoticeOwed event) {
        jdbc.sql("INSERT INTO read_model.vacancy_duty"
                        + " (duty_id, school, school_year, from_day, due_on, deadline, standing, missed)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'OPEN', false)"
                        // the school was no full one for a while
                        + " ON CONFLICT (duty_id) DO UPDATE SET standing = 'OPEN'")
                .params(
                        UUID.fromString(event.dutyId()),
                        event.school(),
                        event.schoolYear(),
                        event.from(),
                        event.dueOn(),
                        event.deadline().atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    void on(VacancyNoticeMissed event) {
        jdbc.sql("UPDATE read_model.vacancy_duty SET missed = true WHERE duty_id = ?")
                .param(UUID.fromString(event.dutyId()))
                .update();
    }

    // whoever posts it before anybody looked owed nothing
    @EventHandler
    void on(VacancyNoticePosted event) {
        jdbc.sql("UPDATE read_model.vacancy_duty SET standing = 'MET', posted_on = ?"
                        + " WHERE school = ? AND school_year = ?")
                .params(event.postedOn(), event.school(), event.schoolYear())
                .update();
    }

    @EventHandler
    void on(VacancyNoticeWaived event) {
        jdbc.sql("UPDATE read_model.vacancy_duty SET standing = 'WAIVED' WHERE duty_id = ?")
                .param(UUID.fromString(event.dutyId()))
                .update();
    }

    @EventHandler
    void on(ErasureCarriedOut event) {
        UUID student = UUID.fromString(event.studentId());
        if (event.dataClass() == DataClass.REGISTER) {
            for (String table : List.of("register_entry", "register_void")) {
                jdbc.sql("UPDATE read_model." + table + " SET name = :gone, number = :gone WHERE student_id = :student")
                        .param("gone", Erased.TEXT)
                        .param("student", student)
                        .update();
            }
        } else if (event.dataClass() == DataClass.COUNSELLING) {
            jdbc.sql("UPDATE read_model.register_movement SET note = :gone WHERE note IS NOT NULL AND entry_id IN"
                            + " (SELECT entry_id FROM read_model.register_entry WHERE student_id = :student"
                            + " UNION SELECT entry_id FROM read_model.register_void WHERE student_id = :student)")
                    .param("gone", Erased.TEXT)
                    .param("student", student)
                    .update();
            jdbc.sql("UPDATE read_model.register_void SET reason = ? WHERE student_id = ?")
                    .params(Erased.TEXT, student)
                    .update();
        }
    }

    @ResetHandler
    void reset() {
        for (String table : List.of("register_entry", "register_movement", "register_void", "vacancy_duty")) {
            jdbc.sql("DELETE FROM read_model." + table).update();
        }
    }

    private void stands(RegisterEntryEvent event, String movement, LocalDate since, int grade, String className) {
        requireOne(
                event,
                jdbc.sql("UPDATE read_model.register_entry SET movement = ?, since = ?, grade = ?, class_name = ?,"
                                + " guided_on = NULL WHERE entry_id = ?")
                        .params(movement, since, grade, className, id(event))
                        .update());
    }

    private void moved(
            RegisterEntryEvent event, String movement, LocalDate on, boolean overAge, @Nullable String note) {
        jdbc.sql("""
                        INSERT INTO read_model.register_movement
                               (entry_id, school, place, movement, on_day, grade, class_name, over_age, note)
                        SELECT entry_id, school,
                               (SELECT count(*) FROM read_model.register_movement m WHERE m.entry_id = e.entry_id),
                               ?, ?, grade, class_name, ?, ?
                          FROM read_model.register_entry e WHERE entry_id = ?""")
                .params(Arrays.asList(movement, on, overAge, note, id(event)))
                .update();
    }

    private static void requireOne(RegisterEntryEvent event, int changed) {
        if (changed != 1) {
            throw new IllegalStateException("No row " + event.entryId());
        }
    }

    private static UUID id(RegisterEntryEvent event) {
        return UUID.fromString(event.entryId());
    }
}
