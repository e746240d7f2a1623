package org.rejoin.query.inbox;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a message says, in one sentence. */
@Component
class InboxWords {

    private final MessageSource messages;

    InboxWords(MessageSource messageSource) {
        this.messages = messageSource; // by its name: the other side has one too
    }

    String sentence(InboxItem item, Locale locale) {
        return messages.getMessage(
                "inbox." + item.kind(), new Object[] {subject(item, locale).strip()}, locale);
    }

    /** The case by its number; a pupil by name, where the reader may see it; a meeting by its kind. */
    private String subject(InboxItem item, Locale locale) {
        InboxItem.Meeting meeting = item.data().meeting();
        if (meeting != null) {
            return word("meeting.kind." + meeting.kind(), locale);
        }
        InboxItem.ClassChange change = item.data().classChange();
        if (change != null) {
            return Objects.requireNonNullElseGet(change.name(), () -> word("inbox.of.pupil", locale));
        }
        InboxItem.Tasks tasks = item.data().tasks();
        if (tasks == null) {
            return Objects.requireNonNullElse(item.caseNumber(), "");
        }
        if (tasks.pupil() == null && tasks.transferOutId() == null) {
            return word("inbox.of." + (tasks.meetingId() == null ? "school" : "meeting"), locale);
        }
        return tasks.name() == null ? word("inbox.of.pupil", locale) : tasks.name();
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
