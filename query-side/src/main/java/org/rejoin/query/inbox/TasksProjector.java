package org.rejoin.query.inbox;

import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.query.inbox.NotificationKind.MEETING_CALLED;
import static org.rejoin.query.inbox.NotificationKind.MEETING_CANCELLED;
import static org.rejoin.query.inbox.NotificationKind.MEETING_HELD;
import static org.rejoin.query.inbox.NotificationKind.TASKS_CAME_UP;
import static org.rejoin.query.inbox.NotificationKind.TASKS_MISSED;
import static org.rejoin.query.inbox.NotificationKind.TASKS_WAIVED;
import static org.rejoin.query.inbox.NotificationKind.TASK_DONE;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.meeting.MeetingCancelled;
import org.rejoin.event.meeting.MeetingEvent;
import org.rejoin.event.meeting.MeetingHeld;
import org.rejoin.event.meeting.MeetingPlanned;
import org.rejoin.event.meeting.MeetingTaskAssigned;
import org.rejoin.event.meeting.MeetingTaskDone;
import org.rejoin.event.meeting.MeetingTaskMissed;
import org.rejoin.event.meeting.MeetingTaskWaived;
import org.rejoin.event.meeting.StaffingMeetingMet;
import org.rejoin.event.meeting.StaffingMeetingMissed;
import org.rejoin.event.meeting.StaffingMeetingOwed;
import org.rejoin.event.meeting.StaffingMeetingWaived;
import org.rejoin.event.place.VacancyNoticeMissed;
import org.rejoin.event.place.VacancyNoticeOwed;
import org.rejoin.event.place.VacancyNoticePosted;
import org.rejoin.event.place.VacancyNoticeWaived;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.transferout.TransferDutyMet;
import org.rejoin.event.transferout.TransferDutyMissed;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.event.transferout.TransferDutyWaived;
import org.springframework.stereotype.Component;

/**
 * Tells the offices of elementary and junior high schools what they owe of a pupil, what others did, what is late, what nobody
 * owes any more, and of their meetings. What comes up of a pupil on a day is one message, however many tasks it is; a file of two thousand pupils
 * is no flood.
 */
@Component
@ProcessingGroup("inbox")
class TasksProjector {

    /** Who hears that it was done, besides those who share it: the stories of STORIES.md say so, no source does. */
    private static final Map<AbsenceDutyKind, List<Role>> HEAR_OF_IT_DONE = Map.of(
            AbsenceDutyKind.CONTACT_FAMILY, List.of(STUDENT_AFFAIRS),
            AbsenceDutyKind.CONTACT_AGAIN, List.of(STUDENT_AFFAIRS),
            AbsenceDutyKind.LIST_TO_COUNSELLING, List.of(COUNSELLING_OFFICE, CLASS_TEACHER),
            AbsenceDutyKind.RESPONSE_MEETING, List.of(HEAD, REGISTRY, COUNSELLING_OFFICE),
            AbsenceDutyKind.DROPOUT_REPORT, List.of(HEAD, STUDENT_AFFAIRS, COUNSELLING_OFFICE, CLASS_TEACHER),
            AbsenceDutyKind.REINTEGRATION_TEAM, List.of(CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY),
            AbsenceDutyKind.MONTHLY_CHECK, List.of(REGISTRY, COUNSELLING_OFFICE));

    private final EntityManager rows;
    private final Messages messages;

    TasksProjector(EntityManager rows, Messages messages) {
        this.rows = rows;
        this.messages = messages;
    }

    @EventHandler
    void on(AbsenceDutyOpened event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = rows.merge(new InboxTask(event));
        tell(task.owners(), TASKS_CAME_UP, task, at, metaData);
    }

    @EventHandler
    void on(AbsenceDutyMissed event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.dutyId()))
                .ifPresent(task -> tell(task.ownersAnd(HEAD), TASKS_MISSED, task, at, metaData));
    }

    @EventHandler
    void on(AbsenceDutyMet event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        taskOf(UUID.fromString(event.dutyId())).ifPresent(task -> {
            end(task);
            tellDone(hearing(task).toList(), task, at, metaData, messageId);
        });
    }

    @EventHandler
    void on(AbsenceDutyWaived event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.dutyId())).ifPresent(task -> {
            end(task);
            // who waits to hear that it was done hears, too, that the school does without it (ST-ES-03)
            Stream<Recipient> besides = event.ground() == AbsenceWaiver.BY_SCHOOL ? hearing(task) : Stream.empty();
            List<Recipient> hear =
                    Stream.concat(task.owners().stream(), besides).distinct().toList();
            tell(hear, TASKS_WAIVED, task, at, metaData);
        });
    }

    @EventHandler
    void on(TransferDutyOpened event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = rows.merge(new InboxTask(event));
        tell(task.ownersAnd(), TASKS_CAME_UP, task, at, metaData);
    }

    @EventHandler
    void on(TransferDutyMissed event, @Timestamp Instant at, MetaData metaData) {
        taskOf(InboxTask.idOf(event.transferOutId(), event.kind()))
                .ifPresent(task -> tell(task.ownersAnd(HEAD), TASKS_MISSED, task, at, metaData));
    }

    @EventHandler
    void on(TransferDutyMet event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        taskOf(InboxTask.idOf(event.transferOutId(), event.kind())).ifPresent(task -> {
            end(task);
            tellDone(task.ownersAnd(), task, at, metaData, messageId);
        });
    }

    @EventHandler
    void on(TransferDutyWaived event, @Timestamp Instant at, MetaData metaData) {
        taskOf(InboxTask.idOf(event.transferOutId(), event.kind())).ifPresent(task -> {
            end(task);
            tell(task.owners(), TASKS_WAIVED, task, at, metaData);
        });
    }

    @EventHandler
    void on(MeetingTaskAssigned event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = rows.merge(new InboxTask(event, meetingOf(event).school()));
        tell(task.owners(), TASKS_CAME_UP, task, at, metaData);
    }

    @EventHandler
    void on(MeetingTaskMissed event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.taskId()))
                .ifPresent(task -> tell(task.ownersAnd(HEAD), TASKS_MISSED, task, at, metaData));
    }

    @EventHandler
    void on(MeetingTaskDone event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        taskOf(UUID.fromString(event.taskId())).ifPresent(task -> {
            end(task);
            tellDone(List.of(task.office(HEAD)), task, at, metaData, messageId);
        });
    }

    @EventHandler
    void on(MeetingTaskWaived event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.taskId())).ifPresent(task -> {
            end(task);
            tell(task.owners(), TASKS_WAIVED, task, at, metaData);
        });
    }

    @EventHandler
    void on(StaffingMeetingOwed event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = rows.merge(new InboxTask(event));
        tell(task.owners(), TASKS_CAME_UP, task, at, metaData);
    }

    @EventHandler
    void on(StaffingMeetingMissed event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.dutyId()))
                .ifPresent(task -> tell(task.owners(), TASKS_MISSED, task, at, metaData));
    }

    @EventHandler
    void on(StaffingMeetingMet event) {
        taskOf(UUID.fromString(event.dutyId())).ifPresent(this::end);
    }

    @EventHandler
    void on(StaffingMeetingWaived event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.dutyId())).ifPresent(task -> {
            end(task);
            tell(task.owners(), TASKS_WAIVED, task, at, metaData);
        });
    }

    @EventHandler
    void on(VacancyNoticeOwed event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = rows.merge(new InboxTask(event));
        tell(task.owners(), TASKS_CAME_UP, task, at, metaData);
    }

    @EventHandler
    void on(VacancyNoticeMissed event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.dutyId()))
                .ifPresent(task -> tell(task.ownersAnd(HEAD), TASKS_MISSED, task, at, metaData));
    }

    @EventHandler
    void on(VacancyNoticePosted event) {
        taskOf(UUID.fromString(VacancyNoticeOwed.idOf(event.school(), event.schoolYear())))
                .ifPresent(this::end);
    }

    @EventHandler
    void on(VacancyNoticeWaived event, @Timestamp Instant at, MetaData metaData) {
        taskOf(UUID.fromString(event.dutyId())).ifPresent(task -> {
            end(task);
            tell(task.owners(), TASKS_WAIVED, task, at, metaData);
        });
    }

    /** Who is to come, besides the head, whose meeting it is. */
    @EventHandler
    void on(MeetingPlanned event, @Timestamp Instant at, MetaData metaData) {
        InboxMeeting meeting = new InboxMeeting(event);
        rows.persist(meeting);
        messages.tell(
                meeting.members(), MEETING_CALLED, meeting.cause(), at, metaData, message -> message.about(meeting));
    }

    @EventHandler
    void on(MeetingHeld event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        closeMeeting(meetingOf(event), MEETING_HELD, at, metaData, messageId);
    }

    @EventHandler
    void on(MeetingCancelled event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        closeMeeting(meetingOf(event), MEETING_CANCELLED, at, metaData, messageId);
    }

    @ResetHandler
    void reset() {
        rows.createQuery("delete from InboxMeeting").executeUpdate();
        rows.createQuery("delete from InboxTask").executeUpdate();
    }

    private void tell(List<Recipient> to, NotificationKind kind, InboxTask task, Instant at, MetaData metaData) {
        messages.tell(to, kind, task.cause(kind), at, metaData, message -> message.says(task, at));
    }

    private void tellDone(List<Recipient> to, InboxTask task, Instant at, MetaData metaData, String messageId) {
        messages.tell(to, TASK_DONE, messageId, at, metaData, message -> message.says(task, at));
    }

    private static Stream<Recipient> hearing(InboxTask task) {
        return HEAR_OF_IT_DONE.getOrDefault(AbsenceDutyKind.valueOf(task.kind()), List.of()).stream()
                .map(task::office);
    }

    /** Nobody has to do it any more, who was told that he does. */
    private void end(InboxTask task) {
        for (Recipient recipient : task.ownersAnd(HEAD)) {
            Stream.of(TASKS_CAME_UP, TASKS_MISSED)
                    .flatMap(kind -> messages.find(recipient, task.cause(kind)).stream())
                    .forEach(message -> message.end(task, this::taskOf));
        }
    }

    private void closeMeeting(
            InboxMeeting meeting, NotificationKind kind, Instant at, MetaData metaData, String messageId) {
        meeting.members().stream()
                .flatMap(member -> messages.find(member, meeting.cause()).stream())
                .forEach(Notification::overtake);
        messages.tell(meeting.members(), kind, messageId, at, metaData, message -> message.about(meeting));
    }

    private InboxMeeting meetingOf(MeetingEvent event) {
        InboxMeeting meeting = rows.find(InboxMeeting.class, UUID.fromString(event.meetingId()));
        if (meeting == null) {
            throw new IllegalStateException("No inbox meeting " + event.meetingId());
        }
        return meeting;
    }

    // of what came up before offices were told of anything nobody was told
    private Optional<InboxTask> taskOf(UUID taskId) {
        return Optional.ofNullable(rows.find(InboxTask.class, taskId));
    }
}
