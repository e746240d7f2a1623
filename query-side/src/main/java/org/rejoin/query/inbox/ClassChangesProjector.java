package org.rejoin.query.inbox;

import static org.rejoin.query.inbox.NotificationKind.CLASS_CHANGE_DECIDED;
import static org.rejoin.query.inbox.NotificationKind.CLASS_CHANGE_REQUESTED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.classchange.ClassChangeDecided;
import org.rejoin.event.classchange.ClassChangeEvent;
import org.rejoin.event.classchange.ClassChangeRequested;
import org.springframework.stereotype.Component;

/**
 * Tells registry and head of a school that parents asked for another class, and that the committee decided (R-HL-33). What may be
 * done of it, and what is late, stands among their tasks.
 */
@Component
@ProcessingGroup("inbox")
class ClassChangesProjector {

    private final Messages messages;

    ClassChangesProjector(Messages messages) {
        this.messages = messages;
    }

    @EventHandler
    void on(ClassChangeRequested event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        tell(CLASS_CHANGE_REQUESTED, event, event.requestedOn(), at, metaData, messageId);
    }

    @EventHandler
    void on(ClassChangeDecided event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        tell(CLASS_CHANGE_DECIDED, event, event.decidedOn(), at, metaData, messageId);
    }

    private void tell(
            NotificationKind kind,
            ClassChangeEvent event,
            LocalDate day,
            Instant at,
            MetaData metaData,
            String messageId) {
        // nobody else takes a step of it
        String school = Objects.requireNonNull(Actor.from(metaData).school());
        messages.tell(
                Stream.of(Role.REGISTRY, Role.HEAD)
                        .map(role -> Objects.requireNonNull(Recipient.of(role, school)))
                        .toList(),
                kind,
                messageId,
                at,
                metaData,
                message -> message.aboutRegisterEntry(UUID.fromString(event.entryId()), day));
    }
}
