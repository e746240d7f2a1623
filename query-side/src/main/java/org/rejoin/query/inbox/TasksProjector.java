package org.rejoin.query.inbox;

import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.query.inbox.NotificationKind.TASKS_CAME_UP;
import static org.rejoin.query.inbox.NotificationKind.TASKS_MISSED;
import static org.rejoin.query.inbox.NotificationKind.TASKS_WAIVED;
import static org.rejoin.query.inbox.NotificationKind.TASK_DONE;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.transferout.TransferDutyMet;
import org.rejoin.event.transferout.TransferDutyMissed;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.event.transferout.TransferDutyWaived;
import org.springframework.stereotype.Component;

/**
 * Tells the offices of elementary and junior high schools what they owe of a pupil, what others did, what is late and what
 * nobody owes any more. What comes up of a pupil on a day is one message, however many tasks it is; a file of two thousand pupils
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
    private final Position position;

    TasksProjector(EntityManager rows, Position position) {
        this.rows = rows;
        this.position = position;
    }

    @EventHandler
    void on(AbsenceDutyOpened event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = rows.merge(new InboxTask(event));
        tell(task.owners(), TASKS_CAME_UP, task, at, metaData);
    }

    @EventHandler
    void on(AbsenceDutyMissed event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = taskOf(UUID.fromString(event.dutyId()));
        tell(task.ownersAnd(HEAD), TASKS_MISSED, task, at, metaData);
    }

    @EventHandler
    void on(AbsenceDutyMet event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxTask task = taskOf(UUID.fromString(event.dutyId()));
        end(task);
        List<Recipient> hear = HEAR_OF_IT_DONE.getOrDefault(AbsenceDutyKind.valueOf(task.kind()), List.of()).stream()
                .map(task::office)
                .toList();
        tellDone(hear, task, at, metaData, messageId);
    }

    @EventHandler
    void on(AbsenceDutyWaived event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = taskOf(UUID.fromString(event.dutyId()));
        end(task);
        tell(task.owners(), TASKS_WAIVED, task, at, metaData);
    }

    @EventHandler
    void on(TransferDutyOpened event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = rows.merge(new InboxTask(event));
        tell(task.ownersAnd(), TASKS_CAME_UP, task, at, metaData);
    }

    @EventHandler
    void on(TransferDutyMissed event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = taskOf(InboxTask.idOf(event.transferOutId(), event.kind()));
        tell(task.ownersAnd(HEAD), TASKS_MISSED, task, at, metaData);
    }

    @EventHandler
    void on(TransferDutyMet event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxTask task = taskOf(InboxTask.idOf(event.transferOutId(), event.kind()));
        end(task);
        tellDone(task.ownersAnd(), task, at, metaData, messageId);
    }

    @EventHandler
    void on(TransferDutyWaived event, @Timestamp Instant at, MetaData metaData) {
        InboxTask task = taskOf(InboxTask.idOf(event.transferOutId(), event.kind()));
        end(task);
        tell(task.owners(), TASKS_WAIVED, task, at, metaData);
    }

    @ResetHandler
    void reset() {
        rows.createQuery("delete from InboxTask").executeUpdate();
    }

    private void tell(List<Recipient> to, NotificationKind kind, InboxTask task, Instant at, MetaData metaData) {
        Actor actor = Actor.from(metaData);
        for (Recipient recipient : to) {
            if (!recipient.is(actor)) {
                message(recipient, kind, task.cause(kind), at, actor)
                        .says(task, at)
                        .foundAt(position.ofPresentEvent());
            }
        }
    }

    private void tellDone(List<Recipient> to, InboxTask task, Instant at, MetaData metaData, String messageId) {
        Actor actor = Actor.from(metaData);
        for (Recipient recipient : to) {
            if (!recipient.is(actor)) {
                message(recipient, TASK_DONE, messageId, at, actor)
                        .says(task, at)
                        .foundAt(position.ofPresentEvent());
            }
        }
    }

    private Notification message(Recipient recipient, NotificationKind kind, String cause, Instant at, Actor actor) {
        UUID id = recipient.notificationId(cause);
        Notification message = rows.find(Notification.class, id);
        if (message == null) {
            message = new Notification(id, kind, recipient, at, actor.account());
            rows.persist(message);
        }
        return message;
    }

    /** Nobody has to do it any more, who was told that he does. */
    private void end(InboxTask task) {
        for (Recipient recipient : task.ownersAnd(HEAD)) {
            Stream.of(TASKS_CAME_UP, TASKS_MISSED).forEach(kind -> {
                Notification message = rows.find(Notification.class, recipient.notificationId(task.cause(kind)));
                if (message != null) {
                    message.end(task);
                }
            });
        }
    }

    private InboxTask taskOf(UUID taskId) {
        InboxTask task = rows.find(InboxTask.class, taskId);
        if (task == null) {
            throw new IllegalStateException("No inbox task " + taskId);
        }
        return task;
    }
}
