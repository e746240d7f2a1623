package org.rejoin.query.inbox;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.page.NewsOfReader;
import org.rejoin.query.platform.AsReader;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Tells pages, which name no read model. */
@Component
class NewsOfInbox implements NewsOfReader {

    private final Notifications notifications;
    private final InboxWords words;

    NewsOfInbox(Notifications notifications, InboxWords words) {
        this.notifications = notifications;
        this.words = words;
    }

    @Override
    @AsReader
    public long unread(Actor reader) {
        return notifications.countUnread(
                reader.account(), Recipient.officesOf(reader).toArray(String[]::new));
    }

    @Override
    @AsReader
    public List<Item> newest(Actor reader, int most, Locale locale) {
        return notifications
                .findMine(reader.account(), Recipient.officesOf(reader), true, PageRequest.of(0, most))
                .map(Notification::toItem)
                .map(item -> new Item(words.sentence(item, locale), item.at(), placeOf(item)))
                .getContent();
    }

    private static @Nullable String placeOf(InboxItem item) {
        return item.caseId() == null ? item.data().place() : "/cases/" + item.caseId();
    }
}
