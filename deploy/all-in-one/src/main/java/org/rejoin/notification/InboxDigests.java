package org.rejoin.notification;

import org.rejoin.command.mail.DigestSource;
import org.rejoin.event.Actor;
import org.rejoin.query.inbox.NewMessages;
import org.springframework.stereotype.Component;

@Component
class InboxDigests implements DigestSource {

    private final NewMessages messages;

    InboxDigests(NewMessages messages) {
        this.messages = messages;
    }

    @Override
    public long position() {
        return messages.position();
    }

    @Override
    public Unread unread(Actor actor, long after, long upTo) {
        NewMessages.Unread unread = messages.unread(actor, after, upTo);
        return new Unread(unread.messages(), unread.caseNumbers());
    }
}
