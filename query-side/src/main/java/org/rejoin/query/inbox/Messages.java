package org.rejoin.query.inbox;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.springframework.stereotype.Component;

/**
 * Messages of offices, one of each cause: told again, it grows. Nobody is told what he did himself; the colleagues of his
 * office are.
 */
@Component
class Messages {

    private final EntityManager rows;
    private final Position position;

    Messages(EntityManager rows, Position position) {
        this.rows = rows;
        this.position = position;
    }

    void tell(
            Collection<Recipient> to,
            NotificationKind kind,
            String cause,
            Instant at,
            MetaData metaData,
            UnaryOperator<Notification> content) {
        Actor actor = Actor.from(metaData);
        List<Recipient> others =
                to.stream().filter(recipient -> !recipient.isAccountOf(actor)).toList();
        if (others.isEmpty()) {
            return;
        }
        long here = position.ofPresentEvent();
        others.forEach(recipient ->
                content.apply(message(recipient, kind, cause, at, actor)).foundAt(here));
    }

    Optional<Notification> find(Recipient recipient, String cause) {
        return Optional.ofNullable(rows.find(Notification.class, recipient.notificationId(cause)));
    }

    private Notification message(Recipient recipient, NotificationKind kind, String cause, Instant at, Actor actor) {
        @Nullable Notification message = find(recipient, cause).orElse(null);
        if (message == null) {
            message = new Notification(recipient.notificationId(cause), kind, recipient, at, actor.account());
            rows.persist(message);
            return message.doneBy(actor, true);
        }
        return message.doneBy(actor, false);
    }
}
