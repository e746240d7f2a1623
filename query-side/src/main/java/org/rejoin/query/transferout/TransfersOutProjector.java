package org.rejoin.query.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.transferout.ArrivalNoticeReceived;
import org.rejoin.event.transferout.PlacementClassChosen;
import org.rejoin.event.transferout.TemporaryStudyEnded;
import org.rejoin.event.transferout.TemporaryStudyGranted;
import org.rejoin.event.transferout.TransferCertificateIssued;
import org.rejoin.event.transferout.TransferCompleted;
import org.rejoin.event.transferout.TransferDropoutReported;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferDutyMet;
import org.rejoin.event.transferout.TransferDutyMissed;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.event.transferout.TransferDutyWaived;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.event.transferout.TransferOutEvent;
import org.rejoin.event.transferout.TransferOutWithdrawn;
import org.rejoin.keystore.Erased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who left with a certificate or for a temporary study, and what is owed of it. */
@Component
@ProcessingGroup(TransfersOutProjector.GROUP)
class TransfersOutProjector {

    static final String GROUP = "transfers-out";

    private final JdbcClient jdbc;

    TransfersOutProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(TransferCertificateIssued event) {
        begin(
                event,
                event.studentId(),
                event.school(),
                event.name(),
                event.className(),
                event.ground(),
                event.issuedOn(),
                null,
                event.arrivalDueOn());
        destination(
                event,
                event.school(),
                event.ground() == TransferGround.PLACEMENT,
                event.destinationSchool(),
                event.destination());
    }

    @EventHandler
    void on(TemporaryStudyGranted event) {
        begin(
                event,
                event.studentId(),
                event.school(),
                event.name(),
                event.className(),
                TransferGround.PLACEMENT,
                event.from(),
                event.until(),
                null);
        destination(event, event.school(), true, event.destinationSchool(), event.destination());
    }

    @EventHandler
    void on(ArrivalNoticeReceived event) {
        if (event.channel().isEvidence()) {
            change(event, "arrived_on = ?", event.arrivedOn());
        } else {
            change(event, "phoned = true");
        }
    }

    @EventHandler
    void on(PlacementClassChosen event) {
        change(event, "new_class = ?", event.newClass());
    }

    @EventHandler
    void on(TransferCompleted event) {
        change(event, "standing = 'COMPLETE'");
    }

    @EventHandler
    void on(TemporaryStudyEnded event) {
        change(event, "standing = 'ENDED', until_day = ?", event.endedOn());
    }

    @EventHandler
    void on(TransferOutWithdrawn event) {
        change(event, "standing = 'WITHDRAWN'");
    }

    @EventHandler
    void on(TransferDutyOpened event) {
        jdbc.sql("""
                        INSERT INTO read_model.transfer_out_duty
                               (transfer_out_id, kind, school, of_receiving, roles, due_on, deadline, rule_id, standing, missed)
                        SELECT transfer_out_id, :kind, school, school <> :owing, :roles::text[], :dueOn, :deadline, :rule,
                               'OPEN', false
                          FROM read_model.transfer_out WHERE transfer_out_id = :id""")
                .param("kind", event.kind().name())
                .param("owing", event.school())
                .param("roles", event.roles().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("dueOn", event.dueOn())
                .param("deadline", moment(event.deadline()))
                .param("rule", event.ruleId())
                .param("id", id(event))
                .update();
    }

    @EventHandler
    void on(TransferDutyMet event) {
        changeDuty(event, event.kind(), "standing = 'MET'");
    }

    @EventHandler
    void on(TransferDutyMissed event) {
        changeDuty(event, event.kind(), "missed = true");
    }

    @EventHandler
    void on(TransferDutyWaived event) {
        changeDuty(event, event.kind(), "standing = 'WAIVED'");
    }

    @EventHandler
    void on(TransferDropoutReported event) {
        String nationalId = event.nationalId();
        requireOne(
                event,
                jdbc.sql("""
                        INSERT INTO read_model.transfer_out_report
                               (transfer_out_id, school, reported_on, reference, main_reason, further_reasons, other,
                                national_id, contact_name, contact_phone)
                        SELECT transfer_out_id, school, :reportedOn, :reference, :main, :further, :other, :nationalId,
                               :contact, :phone
                          FROM read_model.transfer_out WHERE transfer_out_id = :id""")
                        .param("reportedOn", event.reportedOn())
                        .param("reference", event.reference())
                        .param("main", event.mainReason())
                        .param("further", event.furtherReasons().toArray(String[]::new))
                        .param("other", event.other())
                        .param("nationalId", Erased.TEXT.equals(nationalId) ? null : nationalId)
                        .param("contact", event.contactName())
                        .param("phone", event.contactPhone())
                        .param("id", id(event))
                        .update());
    }

    @EventHandler
    void on(ErasureCarriedOut event) {
        UUID student = UUID.fromString(event.studentId());
        String ofStudent =
                " transfer_out_id IN (SELECT transfer_out_id FROM read_model.transfer_out WHERE student_id = ?)";
        if (event.dataClass() == DataClass.COUNSELLING) {
            jdbc.sql("UPDATE read_model.transfer_out_report SET other = ? WHERE other IS NOT NULL AND" + ofStudent)
                    .params(Erased.TEXT, student)
                    .update();
        }
        if (event.dataClass() != DataClass.REGISTER) {
            return;
        }
        jdbc.sql("UPDATE read_model.transfer_out_report SET national_id = NULL, contact_name = ?, contact_phone = ?"
                        + " WHERE" + ofStudent)
                .params(Erased.TEXT, Erased.TEXT, student)
                .update();
        jdbc.sql("UPDATE read_model.transfer_out SET name = ? WHERE student_id = ?")
                .params(Erased.TEXT, student)
                .update();
        jdbc.sql(
                        "UPDATE read_model.transfer_out_destination SET place = ? WHERE place IS NOT NULL AND transfer_out_id IN"
                                + " (SELECT transfer_out_id FROM read_model.transfer_out WHERE student_id = ?)")
                .params(Erased.TEXT, student)
                .update();
    }

    @ResetHandler
    void reset() {
        for (String table :
                List.of("transfer_out", "transfer_out_destination", "transfer_out_duty", "transfer_out_report")) {
            jdbc.sql("DELETE FROM read_model." + table).update();
        }
    }

    private void begin(
            TransferOutEvent event,
            String studentId,
            String school,
            String name,
            String className,
            TransferGround ground,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate arrivalDueOn) {
        jdbc.sql("""
                        INSERT INTO read_model.transfer_out
                               (transfer_out_id, student_id, school, name, class_name, ground, from_day, until_day,
                                arrival_due_on, standing, phoned)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', false)""")
                .params(Arrays.asList(
                        id(event),
                        UUID.fromString(studentId),
                        school,
                        name,
                        className,
                        ground.name(),
                        from,
                        until,
                        arrivalDueOn))
                .update();
    }

    private void destination(
            TransferOutEvent event, String school, boolean placement, @Nullable String unit, @Nullable String place) {
        jdbc.sql("INSERT INTO read_model.transfer_out_destination VALUES (?, ?, ?, ?, ?)")
                .params(Arrays.asList(id(event), school, placement, unit, place))
                .update();
    }

    private void change(TransferOutEvent event, String what, Object... values) {
        Object[] parameters = Arrays.copyOf(values, values.length + 1);
        parameters[values.length] = id(event);
        requireOne(
                event,
                jdbc.sql("UPDATE read_model.transfer_out SET " + what + " WHERE transfer_out_id = ?")
                        .params(parameters)
                        .update());
    }

    private void changeDuty(TransferOutEvent event, TransferDutyKind kind, String what) {
        requireOne(
                event,
                jdbc.sql("UPDATE read_model.transfer_out_duty SET " + what + " WHERE transfer_out_id = ? AND kind = ?")
                        .params(id(event), kind.name())
                        .update());
    }

    private static void requireOne(TransferOutEvent event, int changed) {
        if (changed != 1) {
            throw new IllegalStateException("No row " + event.transferOutId());
        }
    }

    private static UUID id(TransferOutEvent event) {
        return UUID.fromString(event.transferOutId());
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
