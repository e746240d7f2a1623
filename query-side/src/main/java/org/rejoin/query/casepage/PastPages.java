package org.rejoin.query.casepage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.AnnotatedHandlerInspector;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.platform.AsReader;
import org.springframework.stereotype.Component;

/** A case as it was known: its events recorded until then, folded by the projector that makes today's page. */
@Component
class PastPages {

    // found once, not at every question
    private static final AnnotatedHandlerInspector<CasePageProjector> HANDLERS =
            AnnotatedHandlerInspector.inspectType(CasePageProjector.class);

    private final EventStore events;

    PastPages(EventStore events) {
        this.events = events;
    }

    /** @param moment of recording, inclusive; nothing where the filing had not begun */
    @AsReader
    Optional<CasePageRow> at(Instant moment, UUID caseId) {
        OnePage page = new OnePage();
        CasePageProjector projector = new CasePageProjector(page);
        DomainEventStream recorded = events.readEvents(caseId.toString(), 0);
        while (recorded.hasNext()) {
            DomainEventMessage<?> event = recorded.next();
            // what follows was not known, whatever a clock that was set back says of it
            if (event.getTimestamp().isAfter(moment)) {
                break;
            }
            fold(event, projector);
        }
        return Optional.ofNullable(page.row);
    }

    private static void fold(DomainEventMessage<?> event, CasePageProjector projector) {
        MessageHandlingMember<? super CasePageProjector> handler = HANDLERS.getHandlers(CasePageProjector.class)
                .filter(member -> member.canHandle(event))
                .findFirst()
                .orElse(null);
        if (handler == null) {
            return;
        }
        try {
            handler.handle(event, projector);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class OnePage implements CasePages {

        private @Nullable CasePageRow row;

        @Override
        public Optional<CasePageRow> find(UUID caseId) {
            return Optional.ofNullable(row);
        }

        @Override
        public void add(CasePageRow page) {
            row = page;
        }

        @Override
        public void empty() {
            row = null;
        }
    }
}
