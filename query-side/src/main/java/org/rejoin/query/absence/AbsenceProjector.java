package org.rejoin.query.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.AttendanceRecorded;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.DropoutReportCorrected;
import org.rejoin.event.absence.DropoutReported;
import org.rejoin.event.absence.DropoutRiskChanged;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingWithdrawn;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.PupilCameBack;
import org.rejoin.event.absence.PupilChangedClass;
import org.rejoin.event.absence.PupilConditionsDeclared;
import org.rejoin.event.absence.PupilLeft;
import org.rejoin.event.absence.PupilWatched;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.keystore.Erased;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what a school sees of its pupils: how each day stands, what is owed, and what people wrote. */
@Component
@ProcessingGroup(AbsenceProjector.GROUP)
class AbsenceProjector {

    static final String GROUP = "absence";

    private static final int LEAVES = 10;

    private final JdbcClient jdbc;

    AbsenceProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(PupilWatched event, @SequenceNumber long version) {
        jdbc.sql("""
                        INSERT INTO read_model.absence_pupil
                               (watch_id, version, student_id, school, class_name, name, in_a_row, absent_in_semester,
                                newest, indigenous, urgent, cause_known, vulnerable_family)
                        VALUES (?, ?, ?, ?, ?, ?, 0, 0, '', false, false, false, false)""")
                .params(
                        watch(event),
                        version,
                        UUID.fromString(event.studentId()),
                        event.school(),
                        event.className(),
                        event.name())
                .update();
    }

    @EventHandler
    void on(AttendanceRecorded event, @SequenceNumber long version, MetaData metaData) {
        stand(event, event.day(), event.mark(), event.leave(), event.recordedAt(), null, metaData);
        count(event, version, event.inARow(), event.absentInSemester());
    }

    @EventHandler
    void on(AttendanceCorrected event, @SequenceNumber long version, MetaData metaData) {
        stand(event, event.day(), event.mark(), event.leave(), event.recordedAt(), event.reason(), metaData);
        count(event, version, event.inARow(), event.absentInSemester());
    }

    @EventHandler
    void on(PupilConditionsDeclared event, @SequenceNumber long version) {
        changePupil(
                event,
                version,
                "indigenous = ?, urgent = ?, cause_known = ?, vulnerable_family = ?,",
                event.indigenous(),
                event.urgent(),
                event.causeKnown(),
                event.vulnerableFamily());
        jdbc.sql("DELETE FROM read_model.absence_note WHERE about = ? AND kind = 'CAUSE'")
                .param(watch(event))
                .update();
        note(event, watch(event), "CAUSE", NoteReaders.OF_CAUSE, event.cause());
    }

    @EventHandler
    void on(AbsenceDutyOpened event, @SequenceNumber long version) {
        Wording wording = event.wording();
        CountsReached reached = event.reached();
        jdbc.sql("""
                        INSERT INTO read_model.absence_duty
                               (duty_id, watch_id, school, kind, roles, day, count, due_on, deadline, evidence, rule_id,
                                rule_set, wording_zh, wording_en, reached_on, reached_absent, reached_leaves, reached_leave_days,
                                standing, missed, participants, findings)
                        VALUES (:duty, :watch, :school, :kind, :roles::text[], :day, :count, :dueOn, :deadline, :evidence,
                                :rule, :ruleSet, :wordingZh, :wordingEn, :reachedOn::date, :absent::integer, :leaves::integer,
                                :leaveDays::integer, 'OPEN', false, '{}', '{}')
                        ON CONFLICT (duty_id) DO UPDATE SET standing = 'OPEN', due_on = excluded.due_on,
                               deadline = excluded.deadline, rule_set = excluded.rule_set,
                               wording_zh = excluded.wording_zh, wording_en = excluded.wording_en, reached_on = excluded.reached_on,
                               reached_absent = excluded.reached_absent, reached_leaves = excluded.reached_leaves,
                               reached_leave_days = excluded.reached_leave_days, waiver = NULL,
                               ended_at = NULL, ended_by = NULL""")
                .param("duty", UUID.fromString(event.dutyId()))
                .param("watch", watch(event))
                .param("school", event.school())
                .param("kind", event.kind().name())
                .param("roles", names(event.roles()))
                .param("day", event.day())
                .param("count", event.count())
                .param("dueOn", event.dueOn())
                .param("deadline", moment(event.deadline()))
                .param("evidence", event.evidence().name())
                .param("rule", event.ruleId())
                .param("ruleSet", event.ruleSet())
                .param("wordingZh", wording == null ? null : wording.zh())
                .param("wordingEn", wording == null ? null : wording.en())
                .param("reachedOn", reached == null ? null : reached.upTo())
                .param("absent", reached == null ? null : reached.absentInSemester())
                .param("leaves", reached == null ? null : reached.leavesInMonth())
                .param("leaveDays", reached == null ? null : reached.leaveDaysInSemester())
                .update();
        changePupil(event, version, "");
    }

    @EventHandler
    void on(AbsenceDutyMet event, @SequenceNumber long version, MetaData metaData) {
        changeDuty(
                event.dutyId(),
                "standing = 'MET', waiver = NULL, done_on = ?, participants = ?::text[], findings = ?::text[], reference = ?,"
                        + " ended_at = ?, ended_by = ?",
                event.doneOn(),
                names(event.participants()),
                names(event.findings()),
                event.reference(),
                moment(event.recordedAt()),
                Actor.from(metaData).account());
        note(event, event.dutyId(), "DONE", event.note());
        changePupil(event, version, "");
    }

    @EventHandler
    void on(AbsenceDutyMissed event, @SequenceNumber long version) {
        changeDuty(event.dutyId(), "missed = true");
        changePupil(event, version, "");
    }

    @EventHandler
    void on(AbsenceDutyWaived event, @SequenceNumber long version, MetaData metaData) {
        changeDuty(
                event.dutyId(),
                "standing = 'WAIVED', waiver = ?, ended_at = ?, ended_by = ?",
                event.ground().name(),
                moment(event.recordedAt()),
                Actor.from(metaData).account());
        note(event, event.dutyId(), "WAIVED", event.reason());
        changePupil(event, version, "");
    }

    @EventHandler
    void on(DropoutRiskChanged event, @SequenceNumber long version) {
        changePupil(event, version, "long_absence = ?, long_leave = ?,", event.longAbsence(), event.longLeave());
    }

    @EventHandler
    void on(DropoutReported event, @SequenceNumber long version) {
        String nationalId = event.nationalId();
        jdbc.sql("""
                        INSERT INTO read_model.absence_report
                               (duty_id, watch_id, school, reported_on, reference, ground, main_reason, further_reasons,
                                other, absent_on, national_id, contact_name, contact_phone, recorded_at)
                        SELECT :duty, watch_id, school, :reportedOn, :reference, :ground, :main, :further,
                               :other, :absentOn::date[], :nationalId, :contact, :phone, :at
                          FROM read_model.absence_pupil WHERE watch_id = :watch
                        ON CONFLICT (duty_id) DO NOTHING""")
                .param("duty", UUID.fromString(event.dutyId()))
                .param("watch", watch(event))
                .param("reportedOn", event.reportedOn())
                .param("reference", event.reference())
                .param("ground", event.ground().name())
                .param("main", event.mainReason())
                .param("further", event.furtherReasons().toArray(String[]::new))
                .param("other", event.other())
                .param(
                        "absentOn",
                        event.absentOn().stream().map(LocalDate::toString).toArray(String[]::new))
                .param("nationalId", Erased.TEXT.equals(nationalId) ? null : nationalId)
                .param("contact", event.contactName())
                .param("phone", event.contactPhone())
                .param("at", moment(event.recordedAt()))
                .update();
        changePupil(event, version, "");
    }

    @EventHandler
    void on(DropoutReportCorrected event, @SequenceNumber long version, MetaData metaData) {
        UUID duty = UUID.fromString(event.dutyId());
        keepAsItWas(event, duty, Actor.from(metaData).account());
        change(
                "UPDATE read_model.absence_report SET reported_on = ?, reference = ?, ground = ?, main_reason = ?,"
                        + " further_reasons = ?, other = ?, contact_name = ?, contact_phone = ?,"
                        + " recorded_at = ? WHERE duty_id = ?",
                duty,
                event.reportedOn(),
                event.reference(),
                event.ground().name(),
                event.mainReason(),
                event.furtherReasons().toArray(String[]::new),
                event.other(),
                event.contactName(),
                event.contactPhone(),
                moment(event.recordedAt()));
        // one report may have met two duties, at one moment
        jdbc.sql("""
                        UPDATE read_model.absence_duty d SET done_on = :on, reference = :reference
                          FROM read_model.absence_duty told
                         WHERE told.duty_id = :duty AND d.watch_id = told.watch_id AND d.kind = told.kind
                           AND d.standing = 'MET' AND d.ended_at = told.ended_at""")
                .param("on", event.reportedOn())
                .param("reference", event.reference())
                .param("duty", duty)
                .update();
        changePupil(event, version, "");
    }

    private void keepAsItWas(DropoutReportCorrected event, UUID duty, @Nullable String by) {
        jdbc.sql("""
                        INSERT INTO read_model.absence_report_before
                               (duty_id, number, watch_id, school, reported_on, reference, ground, main_reason,
                                further_reasons, other, contact_name, contact_phone, told_at, told_by,
                                corrected_at, corrected_by, reason)
                        SELECT r.duty_id, coalesce(last.number, 0) + 1, r.watch_id, r.school, r.reported_on, r.reference,
                               r.ground, r.main_reason, r.further_reasons, r.other, r.contact_name,
                               r.contact_phone, r.recorded_at, coalesce(last.corrected_by, d.ended_by), :at, :by, :reason
                          FROM read_model.absence_report r
                          JOIN read_model.absence_duty d ON d.duty_id = r.duty_id
                          LEFT JOIN LATERAL (SELECT b.number, b.corrected_by FROM read_model.absence_report_before b
                                              WHERE b.duty_id = r.duty_id ORDER BY b.number DESC LIMIT 1) last ON true
                         WHERE r.duty_id = :duty""")
                .param("duty", duty)
                .param("at", moment(event.recordedAt()))
                .param("by", by)
                .param("reason", event.reason())
                .update();
    }

    @EventHandler
    void on(PupilLeft event, @SequenceNumber long version) {
        changePupil(
                event,
                version,
                "in_a_row = 0, left_cause = CASE WHEN left_on <= ? THEN left_cause ELSE ? END,"
                        + " left_on = least(left_on, ?),",
                event.from(),
                event.cause().name(),
                event.from());
    }

    @EventHandler
    void on(PupilCameBack event, @SequenceNumber long version) {
        changePupil(event, version, "in_a_row = 0, left_on = NULL, left_cause = NULL, back_on = ?,", event.from());
    }

    @EventHandler
    void on(LeavingWithdrawn event, @SequenceNumber long version) {
        LeavingCause cause = event.cause();
        changePupil(
                event,
                version,
                "in_a_row = ?, left_on = ?::date, left_cause = ?, back_on = nullif(back_on, ?),",
                event.inARow(),
                event.goneSince(),
                cause == null ? null : cause.name(),
                event.day());
    }

    @EventHandler
    void on(PupilChangedClass event, @SequenceNumber long version) {
        changePupil(event, version, "class_name = ?,", event.className());
    }

    @EventHandler
    void on(ErasureCarriedOut event) {
        UUID student = UUID.fromString(event.studentId());
        String ofStudent = " watch_id IN (SELECT watch_id FROM read_model.absence_pupil WHERE student_id = ?)";
        if (event.dataClass() == DataClass.REGISTER) {
            jdbc.sql("UPDATE read_model.absence_pupil SET name = ? WHERE student_id = ?")
                    .params(Erased.TEXT, student)
                    .update();
            jdbc.sql(
                            "UPDATE read_model.absence_report SET national_id = NULL, contact_name = ?, contact_phone = ? WHERE"
                                    + ofStudent)
                    .params(Erased.TEXT, Erased.TEXT, student)
                    .update();
            jdbc.sql("UPDATE read_model.absence_report_before SET contact_name = ?, contact_phone = ? WHERE"
                            + ofStudent)
                    .params(Erased.TEXT, Erased.TEXT, student)
                    .update();
        }
        if (event.dataClass() == DataClass.COUNSELLING) {
            jdbc.sql("UPDATE read_model.absence_report SET other = ? WHERE other IS NOT NULL AND" + ofStudent)
                    .params(Erased.TEXT, student)
                    .update();
            jdbc.sql("UPDATE read_model.absence_report_before SET reason = ?,"
                            + " other = CASE WHEN other IS NULL THEN NULL ELSE ? END WHERE" + ofStudent)
                    .params(Erased.TEXT, Erased.TEXT, student)
                    .update();
            jdbc.sql("DELETE FROM read_model.absence_note WHERE" + ofStudent)
                    .param(student)
                    .update();
            jdbc.sql("UPDATE read_model.absence_day SET reason = ? WHERE reason IS NOT NULL AND" + ofStudent)
                    .params(Erased.TEXT, student)
                    .update();
        }
    }

    @ResetHandler
    void reset() {
        for (String table : List.of("pupil", "day", "duty", "note", "report", "report_before")) {
            jdbc.sql("DELETE FROM read_model.absence_" + table).update();
        }
    }

    /** Of several facts of a day the one recorded last stands, in whatever order they are heard. */
    private void stand(
            AbsenceEvent event,
            LocalDate day,
            Mark mark,
            @Nullable LeaveKind leave,
            Instant recordedAt,
            @Nullable String reason,
            MetaData metaData) {
        jdbc.sql("""
                        INSERT INTO read_model.absence_day AS d
                               (watch_id, day, mark, leave, recorded_at, place, recorded_by, reason)
                        VALUES (:watch, :day, :mark, :leave, :at, :place, :by, :reason)
                        ON CONFLICT (watch_id, day) DO UPDATE SET mark = excluded.mark, leave = excluded.leave,
                               recorded_at = excluded.recorded_at, place = excluded.place,
                               recorded_by = excluded.recorded_by, reason = excluded.reason
                         WHERE (d.recorded_at, d.place) <= (excluded.recorded_at, excluded.place)""")
                .param("watch", watch(event))
                .param("day", day)
                .param("mark", mark.name())
                .param("leave", leave == null ? null : leave.name())
                .param("at", moment(recordedAt))
                .param("place", mark.ordinal() * LEAVES + (leave == null ? 0 : leave.ordinal() + 1))
                .param("by", Actor.from(metaData).account())
                .param("reason", reason)
                .update();
        if (newestOf(watch(event)).isThere()) {
            forgetAbsence(event);
        }
    }

    private Mark newestOf(UUID watch) {
        return Mark.valueOf(
                jdbc.sql("""
                        UPDATE read_model.absence_pupil SET newest =
                               (SELECT mark FROM read_model.absence_day WHERE watch_id = :watch ORDER BY day DESC LIMIT 1)
                         WHERE watch_id = :watch RETURNING newest""").param("watch", watch).query(String.class).single());
    }

    // what was urgent, and its cause, were those of the absence that is over
    private void forgetAbsence(AbsenceEvent event) {
        jdbc.sql("UPDATE read_model.absence_pupil SET urgent = false, cause_known = false WHERE watch_id = ?")
                .param(watch(event))
                .update();
        jdbc.sql("DELETE FROM read_model.absence_note WHERE about = ? AND kind = 'CAUSE'")
                .param(watch(event))
                .update();
    }

    private void count(AbsenceEvent event, long version, int inARow, int absentInSemester) {
        changePupil(event, version, "in_a_row = ?, absent_in_semester = ?,", inARow, absentInSemester);
    }

    private void note(AbsenceEvent event, String dutyId, String kind, @Nullable String text) {
        UUID duty = UUID.fromString(dutyId);
        List<Role> owners = jdbc
                .sql("SELECT unnest(roles) FROM read_model.absence_duty WHERE duty_id = ?")
                .param(duty)
                .query(String.class)
                .list()
                .stream()
                .map(Role::valueOf)
                .toList();
        note(event, duty, kind, NoteReaders.of(owners), text);
    }

    private void note(AbsenceEvent event, UUID about, String kind, Set<Role> readers, @Nullable String text) {
        // of an erased one nothing is left to read
        if (text == null || text.isBlank() || text.equals(Erased.TEXT)) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO read_model.absence_note (about, kind, watch_id, school, readers, text)
                        SELECT :about, :kind, watch_id, school, :readers::text[], :text
                          FROM read_model.absence_pupil WHERE watch_id = :watch
                        ON CONFLICT (about, kind) DO UPDATE SET text = excluded.text""")
                .param("about", about)
                .param("kind", kind)
                .param("readers", names(readers))
                .param("text", text)
                .param("watch", watch(event))
                .update();
    }

    /** @param what what else changes, ending in a comma; the version always does */
    private void changePupil(AbsenceEvent event, long version, String what, @Nullable Object... values) {
        change(
                "UPDATE read_model.absence_pupil SET " + what + " version = " + version + " WHERE watch_id = ?",
                watch(event),
                values);
    }

    private void changeDuty(String dutyId, String what, @Nullable Object... values) {
        change("UPDATE read_model.absence_duty SET " + what + " WHERE duty_id = ?", UUID.fromString(dutyId), values);
    }

    private void change(String sql, UUID id, @Nullable Object... values) {
        @Nullable Object[] parameters = Arrays.copyOf(values, values.length + 1);
        parameters[values.length] = id;
        int changed = jdbc.sql(sql).params(parameters).update();
        if (changed != 1) {
            throw new IllegalStateException("No row " + id);
        }
    }

    private static UUID watch(AbsenceEvent event) {
        return UUID.fromString(event.watchId());
    }

    // in one order, however a set iterates
    private static String names(Collection<? extends Enum<?>> codes) {
        return "{" + String.join(",", codes.stream().map(Enum::name).toList()) + "}";
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
