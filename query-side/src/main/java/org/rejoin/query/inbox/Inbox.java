package org.rejoin.query.inbox;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.NotVisible;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

@Component
class Inbox {

    private final Notifications notifications;
    private final Clock clock;

    Inbox(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    @AsReader
    InboxPage find(Actor actor, boolean unread, int page, int size) {
        List<String> offices = Recipient.officesOf(actor);
        Page<Notification> found = notifications.findMine(actor.account(), offices, unread, PageRequest.of(page, size));
        return new InboxPage(
                found.map(Notification::toItem).getContent(),
                page,
                size,
                found.getTotalElements(),
                notifications.countUnread(actor.account(), offices.toArray(String[]::new)));
    }

    @AsReader(readOnly = false)
    void markRead(Actor actor, UUID notificationId) {
        mark(actor, notificationId, false);
    }

    @AsReader(readOnly = false)
    void markUnread(Actor actor, UUID notificationId) {
        mark(actor, notificationId, true);
    }

    private void mark(Actor actor, UUID notificationId, boolean unread) {
        List<String> offices = Recipient.officesOf(actor);
        if (notifications.mark(notificationId, unread, actor.account(), offices, clock.instant()) == 0) {
            throw new NotVisible();
        }
    }
}
