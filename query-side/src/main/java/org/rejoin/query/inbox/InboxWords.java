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
                "inbox." + item.kind(),
                new Object[] {Objects.requireNonNullElse(item.caseNumber(), "").strip()},
                locale);
    }
}
