package org.rejoin.command.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.FilingStarted;
import org.springframework.stereotype.Component;

/** What other systems are told follows from what happened: queued in its transaction, so never lost and never on a replay. */
@Component
@ProcessingGroup(WebhooksOnEvents.GROUP)
class WebhooksOnEvents {

    static final String GROUP = "webhooks";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final EventStore events;
    private final Clock clock;

    WebhooksOnEvents(Webhooks webhooks, Deliveries deliveries, EventStore events, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.events = events;
        this.clock = clock;
    }

    @EventHandler
    void react(CaseFileEvent event, @Timestamp Instant at) {
        WebhookKind.of(event).ifPresent(kind -> {
            List<Webhooks.View> interested = webhooks.active().stream()
                    .filter(webhook -> webhook.kinds().contains(kind))
                    .toList();
            if (!interested.isEmpty()) {
                tell(interested, kind, event.caseId(), at);
            }
        });
    }

    private void tell(List<Webhooks.View> interested, WebhookKind kind, String caseId, Instant at) {
        FilingStarted filing = (FilingStarted) events.readEvents(caseId).next().getPayload();
        interested.stream()
                .filter(webhook -> webhook.takes(kind, filing.school(), filing.county()))
                .forEach(webhook ->
                        deliveries.queue(webhook.webhookId(), kind, caseId, filing.school(), at, clock.instant()));
    }
}
