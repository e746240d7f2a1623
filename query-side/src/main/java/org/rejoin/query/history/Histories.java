package org.rejoin.query.history;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.EventTypes;
import org.rejoin.query.Labels;
import org.rejoin.query.casepage.CaseRights;
import org.rejoin.query.casepage.Sight;
import org.rejoin.query.page.PersonNames;
import org.rejoin.query.page.Words;
import org.rejoin.query.platform.AsReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads a case's own events and tells them to whom the case is shown. */
@Component
class Histories {

    private static final String CORRELATION_ID = "correlationId";

    private final CaseRights rights;
    private final EventStore events;
    private final PersonNames names;
    private final ZoneId zone;

    Histories(
            CaseRights rights, EventStore events, PersonNames names, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rights = rights;
        this.events = events;
        this.names = names;
        this.zone = zone;
    }

    /** @param words of a page, whose sentences name people and units; null for programs, which know them by their codes */
    @AsReader
    CaseHistory answer(UUID caseId, HistoryFilter filter, Actor reader, Locale locale, @Nullable Words words) {
        Naming naming = new Naming(names, words);
        Sight sight = rights.sightOf(caseId, reader);
        Labels labels = new Labels(CaseHistory.class, locale, zone);
        AnnotationEventHandlerAdapter narrator = new AnnotationEventHandlerAdapter(new Narrator(labels, sight, naming));
        List<HistoryEntry> entries = new ArrayList<>();
        DomainEventStream recorded = events.readEvents(caseId.toString(), 0);
        while (recorded.hasNext()) {
            DomainEventMessage<?> event = recorded.next();
            entries.add(entry(event, tellingOf(event, narrator), labels, naming));
        }
        return new CaseHistory(
                caseId,
                sight.school(),
                sight.county(),
                entries.stream().filter(entry -> filter.matches(entry, zone)).toList());
    }

    private static HistoryEntry entry(DomainEventMessage<?> event, Telling telling, Labels labels, Naming naming) {
        Actor actor = Actor.from(event.getMetaData());
        List<String> arguments = new ArrayList<>();
        arguments.add(inWords(actor, labels, naming));
        arguments.addAll(telling.arguments());
        return new HistoryEntry(
                event.getSequenceNumber(),
                EventTypes.nameOf(event.getPayloadType()),
                labels.text(telling.words() + ".title"),
                labels.text(telling.words() + ".sentence", arguments.toArray()),
                actor.account(),
                naming.nameOf(actor.account()),
                actor.roles(),
                actor.school(),
                event.getTimestamp(),
                telling.happenedAt(),
                telling.happenedOn(),
                telling.reason(),
                telling.text(),
                Objects.toString(event.getMetaData().get(CORRELATION_ID), null));
    }

    private static Telling tellingOf(DomainEventMessage<?> event, AnnotationEventHandlerAdapter narrator) {
        try {
            return (Telling) Objects.requireNonNull(narrator.handle(event), "an event nobody tells");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inWords(Actor actor, Labels labels, Naming naming) {
        String person = naming.person(actor.account());
        if (actor.roles().isEmpty()) {
            return actor.equals(Actor.SYSTEM) ? labels.text("system") : person;
        }
        String roles = actor.roles().stream()
                .sorted()
                .map(role -> labels.text("role." + role))
                .collect(Collectors.joining(labels.text("and")));
        return labels.text("actor", person, roles);
    }
}
