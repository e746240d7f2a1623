package org.rejoin.query.meeting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingCancelled;
import org.rejoin.event.meeting.MeetingEvent;
import org.rejoin.event.meeting.MeetingHeld;
import org.rejoin.event.meeting.MeetingMinutesAdded;
import org.rejoin.event.meeting.MeetingMinutesTaken;
import org.rejoin.event.meeting.MeetingPlanned;
import org.rejoin.event.meeting.MeetingSupplemented;
import org.rejoin.event.meeting.MeetingTaskAssigned;
import org.rejoin.event.meeting.MeetingTaskDone;
import org.rejoin.event.meeting.MeetingTaskMissed;
import org.rejoin.event.meeting.MeetingTaskWaived;
import org.rejoin.event.meeting.PupilOfMeeting;
import org.rejoin.event.meeting.StaffingMeetingMet;
import org.rejoin.event.meeting.StaffingMeetingMissed;
import org.rejoin.event.meeting.StaffingMeetingOwed;
import org.rejoin.event.meeting.StaffingMeetingWaived;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the meetings of schools, what was decided there, and the meeting a school owes. */
@Component
@ProcessingGroup(MeetingsProjector.GROUP)
class MeetingsProjector {

    static final String GROUP = "meetings";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    MeetingsProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(MeetingPlanned event, MetaData metaData) {
        jdbc.sql("""
                        INSERT INTO read_model.meeting
                               (meeting_id, school, kind, called_on, called_by, day, starts_at, place, invited, participants,
                                readers, standing)
                        VALUES (:id, :school, :kind, :calledOn, :by, :day, :startsAt, :place, :invited::jsonb, '[]',
                                :readers::text[], 'PLANNED')""")
                .param("id", id(event))
                .param("school", event.school())
                .param("kind", event.kind().name())
                .param("calledOn", event.calledOn())
                .param("by", Actor.from(metaData).account())
                .param("day", event.day())
                .param("startsAt", event.startsAt())
                .param("place", event.place())
                .param("invited", JSON.writeValueAsString(event.invited()))
                .param("readers", names(readersOf(event.invited())))
                .update();
        event.pupils().stream().map(PupilOfMeeting::watchId).forEach(pupil -> about(event, pupil));
    }

    @EventHandler
    void on(MeetingHeld event, MetaData metaData) {
        jdbc.sql(
                        "UPDATE read_model.meeting SET standing = 'HELD', held_on = ?, participants = ?::jsonb, recorded_by = ?"
                                + " WHERE meeting_id = ?")
                .params(
                        event.heldOn(),
                        JSON.writeValueAsString(event.participants()),
                        Actor.from(metaData).account(),
                        id(event))
                .update();
    }

    @EventHandler
    void on(MeetingMinutesTaken event, MetaData metaData) {
        note(event, event.meetingId(), "MINUTES", event.watchId(), event.minutes(), null, metaData);
    }

    @EventHandler
    void on(MeetingSupplemented event) {
        changeOne("meeting", "meeting_id", event.meetingId(), "additions = additions + 1");
    }

    @EventHandler
    void on(MeetingMinutesAdded event, MetaData metaData) {
        // whoever sends it makes its id: of another meeting it may be the same
        UUID addition =
                UUID.nameUUIDFromBytes((event.meetingId() + "/" + event.additionId()).getBytes(StandardCharsets.UTF_8));
        note(event, addition.toString(), "ADDED", event.watchId(), event.text(), null, metaData);
        jdbc.sql("UPDATE read_model.meeting_note SET meeting_id = ?, written_at = ?, written_by = ?"
                        + " WHERE about = ? AND kind = 'ADDED' AND watch_id = ?")
                .params(
                        id(event),
                        moment(event.recordedAt()),
                        Actor.from(metaData).account(),
                        addition,
                        UUID.fromString(event.watchId()))
                .update();
    }

    @EventHandler
    void on(MeetingCancelled event, MetaData metaData) {
        jdbc.sql(
                        "UPDATE read_model.meeting SET standing = 'CANCELLED', ground = ?, recorded_by = ? WHERE meeting_id = ?")
                .params(event.ground().name(), Actor.from(metaData).account(), id(event))
                .update();
    }

    @EventHandler
    void on(MeetingTaskAssigned event, MetaData metaData) {
        about(event, event.watchId());
        jdbc.sql("""
                        INSERT INTO read_model.meeting_task
                               (task_id, meeting_id, watch_id, school, owner, visit, due_on, deadline, standing, missed)
                        SELECT :task, meeting_id, :watch, school, :owner, :visit, :dueOn, :deadline, 'OPEN', false
                          FROM read_model.meeting WHERE meeting_id = :id""")
                .param("task", UUID.fromString(event.taskId()))
                .param("watch", UUID.fromString(event.watchId()))
                .param("owner", event.owner().name())
                .param("visit", event.visit())
                .param("dueOn", event.dueOn())
                .param("deadline", moment(event.deadline()))
                .param("id", id(event))
                .update();
        note(event, event.taskId(), "TASK", event.watchId(), event.what(), event.owner(), metaData);
    }

    @EventHandler
    void on(MeetingTaskDone event, MetaData metaData) {
        changeTask(
                event.taskId(),
                "standing = 'DONE', done_on = ?, ended_by = ?",
                event.doneOn(),
                Actor.from(metaData).account());
        noteOfTask(event, event.taskId(), "DONE", event.note(), metaData);
    }

    @EventHandler
    void on(MeetingTaskMissed event) {
        changeTask(event.taskId(), "missed = true");
    }

    @EventHandler
    void on(MeetingTaskWaived event, MetaData metaData) {
        changeTask(
                event.taskId(),
                "standing = 'WAIVED', waiver = ?, ended_by = ?",
                event.ground().name(),
                Actor.from(metaData).account());
        if (event.reason() != null) {
            noteOfTask(event, event.taskId(), "WAIVED", event.reason(), metaData);
        }
    }

    @EventHandler
    void on(StaffingMeetingOwed event) {
        jdbc.sql("""
                        INSERT INTO read_model.meeting_owed
                               (duty_id, school, day, pupils, threshold, due_on, deadline, rule_set, standing, missed)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', false)""")
                .params(
                        UUID.fromString(event.dutyId()),
                        event.school(),
                        event.day(),
                        event.pupils(),
                        event.threshold(),
                        event.dueOn(),
                        moment(event.deadline()),
                        event.ruleSet())
                .update();
    }

    @EventHandler
    void on(StaffingMeetingMet event) {
        changeOwed(event.dutyId(), "standing = 'MET', meeting_id = ?", UUID.fromString(event.meetingId()));
    }

    @EventHandler
    void on(StaffingMeetingMissed event) {
        changeOwed(event.dutyId(), "missed = true");
    }

    @EventHandler
    void on(StaffingMeetingWaived event) {
        changeOwed(event.dutyId(), "standing = 'WAIVED'");
    }

    @EventHandler
    void on(ErasureCarriedOut event) {
        if (event.dataClass() == DataClass.COUNSELLING) {
            jdbc.sql("DELETE FROM read_model.meeting_note WHERE student_id = ?")
                    .param(UUID.fromString(event.studentId()))
                    .update();
        }
    }

    @ResetHandler
    void reset() {
        for (String table : List.of("meeting", "meeting_pupil", "meeting_task", "meeting_note", "meeting_owed")) {
            jdbc.sql("DELETE FROM read_model." + table).update();
        }
    }

    /** The offices that were asked to come, the counselling office and the head. */
    static Set<Role> readersOf(List<Invited> invited) {
        Set<Role> readers = EnumSet.of(Role.HEAD, Role.COUNSELLING_OFFICE);
        invited.stream().flatMap(one -> officeOf(one)).forEach(readers::add);
        return readers;
    }

    private static Stream<Role> officeOf(Invited invited) {
        return switch (invited.who()) {
            case CLASS_TEACHER -> Stream.of(Role.CLASS_TEACHER);
            case STUDENT_AFFAIRS -> Stream.of(Role.STUDENT_AFFAIRS);
            case ACADEMIC_AFFAIRS -> Stream.of(Role.REGISTRY);
            default -> Stream.of();
        };
    }

    private void about(MeetingEvent event, String watchId) {
        jdbc.sql("INSERT INTO read_model.meeting_pupil (meeting_id, watch_id, school)"
                        + " SELECT meeting_id, ?, school FROM read_model.meeting WHERE meeting_id = ?"
                        + " ON CONFLICT DO NOTHING")
                .params(UUID.fromString(watchId), id(event))
                .update();
    }

    private void noteOfTask(MeetingEvent event, String taskId, String kind, String text, MetaData metaData) {
        var task = jdbc.sql("SELECT watch_id, owner FROM read_model.meeting_task WHERE task_id = ?")
                .param(UUID.fromString(taskId))
                .query((row, n) -> new String[] {row.getString("watch_id"), row.getString("owner")})
                .single();
        note(event, taskId, kind, task[0], text, Role.valueOf(task[1]), metaData);
    }

    private void note(
            MeetingEvent event,
            String about,
            String kind,
            String watchId,
            @Nullable String text,
            @Nullable Role owner,
            MetaData metaData) {
        if (text == null) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO read_model.meeting_note (about, kind, watch_id, student_id, school, readers, text)
                        SELECT :about, :kind, :watch, :student, school, readers || :owner::text[], :text
                          FROM read_model.meeting WHERE meeting_id = :id
                        ON CONFLICT (about, kind, watch_id) DO UPDATE SET text = excluded.text""")
                .param("about", UUID.fromString(about))
                .param("kind", kind)
                .param("watch", UUID.fromString(watchId))
                .param("student", UUID.fromString((String) Objects.requireNonNull(metaData.get(DataSubject.STUDENT))))
                .param("owner", owner == null ? new String[0] : new String[] {owner.name()})
                .param("text", text)
                .param("id", id(event))
                .update();
    }

    private void changeTask(String taskId, String change, Object... values) {
        changeOne("meeting_task", "task_id", taskId, change, values);
    }

    private void changeOwed(String dutyId, String change, Object... values) {
        changeOne("meeting_owed", "duty_id", dutyId, change, values);
    }

    private void changeOne(String table, String key, String id, String change, Object... values) {
        int changed = jdbc.sql("UPDATE read_model." + table + " SET " + change + " WHERE " + key + " = ?")
                .params(Stream.concat(Stream.of(values), Stream.of(UUID.fromString(id)))
                        .toList())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("No row of " + table + " " + id);
        }
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    private static UUID id(MeetingEvent event) {
        return UUID.fromString(event.meetingId());
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
