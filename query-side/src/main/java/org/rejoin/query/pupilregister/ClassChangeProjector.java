package org.rejoin.query.pupilregister;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.DataSubject;
import org.rejoin.event.classchange.ClassChangeCounselled;
import org.rejoin.event.classchange.ClassChangeDecided;
import org.rejoin.event.classchange.ClassChangeEvaluated;
import org.rejoin.event.classchange.ClassChangeEvent;
import org.rejoin.event.classchange.ClassChangeForwarded;
import org.rejoin.event.classchange.ClassChangeRequested;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.keystore.Erased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every request for another class, how far it came, and what was written of it (R-HL-33). */
@Component
@ProcessingGroup(RegisterProjector.GROUP)
class ClassChangeProjector {

    private final JdbcClient jdbc;

    ClassChangeProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // the next request of a pupil begins anew; the ones before stay
    @EventHandler
    void on(ClassChangeRequested event, MetaData metaData) {
        jdbc.sql("""
                        INSERT INTO read_model.class_change
                               (entry_id, place, student_id, school, next_step, requested_on, reason, counsel_until)
                        VALUES (:entry, (SELECT count(*) FROM read_model.class_change WHERE entry_id = :entry), :student,
                                :school, 'COUNSEL', :on, :reason, :until)""")
                .param("entry", UUID.fromString(event.entryId()))
                .param("student", UUID.fromString((String) Objects.requireNonNull(metaData.get(DataSubject.STUDENT))))
                .param("school", event.school())
                .param("on", event.requestedOn())
                .param("reason", event.reason())
                .param("until", event.counselUntil())
                .update();
    }

    @EventHandler
    void on(ClassChangeCounselled event) {
        step(
                event,
                "DECIDE",
                "counselled_on = ?, records = ?, decide_until = ?",
                event.endedOn(),
                event.records(),
                event.decideUntil());
    }

    @EventHandler
    void on(ClassChangeDecided event) {
        step(
                event,
                event.newClass() == null ? null : "EVALUATE",
                "decided_on = ?, new_class = ?, minutes = ?, evaluate_from = ?",
                event.decidedOn(),
                event.newClass(),
                event.minutes(),
                event.evaluateFrom());
    }

    @EventHandler
    void on(ClassChangeEvaluated event) {
        step(
                event,
                event.settled() ? null : "FORWARD",
                "evaluated_on = ?, settled = ?, note = ?",
                event.evaluatedOn(),
                event.settled(),
                event.note());
    }

    @EventHandler
    void on(ClassChangeForwarded event) {
        step(event, null, "forwarded_on = ?, bureau_letter = ?", event.forwardedOn(), event.bureauLetter());
    }

    @EventHandler
    void on(ErasureCarriedOut event) {
        UUID student = UUID.fromString(event.studentId());
        if (event.dataClass() == DataClass.COUNSELLING) {
            for (String column : new String[] {"reason", "minutes", "note"}) {
                jdbc.sql("UPDATE read_model.class_change SET " + column + " = ? WHERE student_id = ? AND " + column
                                + " IS NOT NULL")
                        .params(Erased.text(DataClass.COUNSELLING), student)
                        .update();
            }
        } else if (event.dataClass() == DataClass.REGISTER) {
            // nobody knows any more whose it is
            jdbc.sql("UPDATE read_model.class_change SET next_step = NULL WHERE student_id = ?")
                    .param(student)
                    .update();
        }
    }

    @ResetHandler
    void reset() {
        jdbc.sql("DELETE FROM read_model.class_change").update();
    }

    /**
     * Of the newest request; one made before there was this table has no row until a replay, and must not stop the register.
     *
     * @param next null where nothing more is to be done
     */
    private void step(ClassChangeEvent event, @Nullable String next, String change, @Nullable Object... values) {
        UUID entry = UUID.fromString(event.entryId());
        jdbc.sql("UPDATE read_model.class_change SET next_step = ?, " + change + " WHERE entry_id = ?"
                        + " AND place = (SELECT max(place) FROM read_model.class_change WHERE entry_id = ?)")
                .params(Stream.of(Stream.of(next), Arrays.stream(values), Stream.of(entry, entry))
                        .flatMap(some -> some)
                        .toList())
                .update();
    }
}
