package org.rejoin.command.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.Moment;
import org.rejoin.command.absence.MeetingDuties;
import org.rejoin.command.absence.PupilsAway;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.meeting.StaffingCommand.MeetStaffing;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.command.student.BeingErased;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FactsOfMeetings implements MeetingFacts {

    private final MeetingDuties duties;
    private final PupilsAway away;
    private final Deadlines deadlines;
    private final BeingErased beingErased;
    private final JdbcClient jdbc;
    private final CommandBus commands;
    private final ZoneId zone;

    FactsOfMeetings(
            MeetingDuties duties,
            PupilsAway away,
            Deadlines deadlines,
            BeingErased beingErased,
            JdbcClient jdbc,
            CommandBus commandBus,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.duties = duties;
        this.away = away;
        this.deadlines = deadlines;
        this.beingErased = beingErased;
        this.jdbc = jdbc;
        this.commands = commandBus;
        this.zone = zone;
    }

    @Override
    public String studentOf(String watchId) {
        return duties.studentOf(watchId);
    }

    @Override
    public boolean isBeingErased(String studentId) {
        return beingErased.includes(studentId);
    }

    @Override
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public void meetsDuties(
            MeetingKind kind,
            String watchId,
            LocalDate heldOn,
            List<Participant> participants,
            String minutes,
            Moment moment) {
        duties.meet(watchId, dutiesOf(kind), heldOn, participants, minutes, moment);
    }

    private static Set<AbsenceDutyKind> dutiesOf(MeetingKind kind) {
        return switch (kind) {
            case RESPONSE -> Set.of(AbsenceDutyKind.RESPONSE_MEETING);
            case CASE ->
                Set.of(
                        AbsenceDutyKind.CASE_MEETING,
                        AbsenceDutyKind.CASE_MEETING_ON_RETURN,
                        AbsenceDutyKind.REVIEW_MEETING);
            case REINTEGRATION -> Set.of(AbsenceDutyKind.REINTEGRATION_TEAM);
            case STAFFING -> Set.of();
        };
    }

    @Override
    public void meetsStaffing(String school, MeetingId meeting, LocalDate heldOn, List<String> watches, Moment moment) {
        away.visitsAssigned(watches);
        Dispatch.now(
                commands,
                new MeetStaffing(StaffingId.ofUnit(school), meeting, heldOn, watches.size()),
                Map.of(Moment.KEY, moment));
    }

    @Override
    public void visitAssigned(String taskId, MeetingId meeting, String watchId) {
        jdbc.sql("INSERT INTO command_side.assigned_visit (task_id, meeting_id, watch_id) VALUES (?, ?, ?)")
                .params(taskId, meeting.value(), watchId)
                .update();
    }

    @Override
    public SortedMap<String, AbsenceWaiver> needlessVisits(MeetingId meeting) {
        SortedMap<String, AbsenceWaiver> needless = new TreeMap<>();
        jdbc.sql("DELETE FROM command_side.assigned_visit WHERE meeting_id = ? AND needless_for IS NOT NULL"
                        + " RETURNING task_id, needless_for")
                .param(meeting.value())
                .query(row -> {
                    needless.put(row.getString("task_id"), AbsenceWaiver.valueOf(row.getString("needless_for")));
                });
        return needless;
    }

    @Override
    public void lookAgain(MeetingId id, Optional<Instant> at) {
        at.ifPresentOrElse(
                moment -> deadlines.set(WhenMeetingTaskIsDue.KIND, id.value(), moment),
                () -> deadlines.lift(WhenMeetingTaskIsDue.KIND, id.value()));
    }
}
