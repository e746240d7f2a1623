package org.rejoin.query.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.page.NewsOfReader;
import org.rejoin.query.platform.AsReader;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Tells pages, which name no read model. */
@Component
class NewsOfInbox implements NewsOfReader {

    private final Notifications notifications;
    private final MessageSource messages;

    NewsOfInbox(Notifications notifications, MessageSource messageSource) {
        this.notifications = notifications;
        this.messages = messageSource; // by its name: the other side has one too
    }

    @Override
    @AsReader
    public long unread(Actor reader) {
        return notifications.countUnread(reader.account(), Recipient.officeOf(reader));
    }

    @Override
    @AsReader
    public List<Item> newest(Actor reader, int most, Locale locale) {
        return notifications
                .findMine(reader.account(), Recipient.officeOf(reader), true, PageRequest.of(0, most))
                .map(Notification::toItem)
                .map(item -> new Item(sentence(item, locale), item.at(), placeOf(item)))
                .getContent();
    }

    private String sentence(InboxItem item, Locale locale) {
        return messages.getMessage(
                "inbox." + item.kind(),
                new Object[] {Objects.requireNonNullElse(item.caseNumber(), "").strip(), item.by()},
                locale);
    }

    private static @Nullable String placeOf(InboxItem item) {
        return item.caseId() == null ? null : "/cases/" + item.caseId();
    }
}
