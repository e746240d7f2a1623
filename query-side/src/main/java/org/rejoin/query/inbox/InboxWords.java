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

    /** The case by its number; a pupil by name, where the reader may see it. */
    private String subject(InboxItem item, Locale locale) {
        InboxItem.Tasks tasks = item.data().tasks();
        if (tasks == null) {
            return Objects.requireNonNullElse(item.caseNumber(), "");
        }
        return tasks.name() == null ? messages.getMessage("inbox.pupil", null, locale) : tasks.name();
    }
}
