package org.rejoin.query.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.rejoin.event.Actor;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.query.absence.PupilReaders;
import org.rejoin.query.casepage.CaseRights;
import org.rejoin.query.inbox.NewMessage;
import org.rejoin.query.inbox.NewMessages;
import org.springframework.stereotype.Component;

/** What events changed for readers: looked up once for all of them. */
@Component
class Changes {

    private final NewMessages messages;
    private final CaseRights rights;
    private final PupilReaders pupils;

    Changes(NewMessages messages, CaseRights rights, PupilReaders pupils) {
        this.messages = messages;
        this.rights = rights;
        this.pupils = pupils;
    }

    /** @param number global index of the event */
    record Numbered(long number, TrackedEventMessage<?> event) {}

    private record Version(long index, long version) {}

    /** Messages first: a page that shows both reads its inbox and finds the case changed. */
    List<Change> of(List<Numbered> events) {
        List<Change> changes = new ArrayList<>();
        messages.of(events.stream().map(Numbered::number).toList()).forEach(message -> changes.add(change(message)));
        Map<String, Version> cases = new LinkedHashMap<>();
        Map<String, Long> lights = new LinkedHashMap<>();
        Map<String, Version> watched = new LinkedHashMap<>();
        for (Numbered numbered : events) {
            if (numbered.event() instanceof DomainEventMessage<?> event
                    && CaseFileEvent.class.isAssignableFrom(event.getPayloadType())) {
                cases.put(event.getAggregateIdentifier(), new Version(numbered.number(), event.getSequenceNumber()));
            } else if (numbered.event() instanceof DomainEventMessage<?> event
                    && AbsenceEvent.class.isAssignableFrom(event.getPayloadType())) {
                watched.put(event.getAggregateIdentifier(), new Version(numbered.number(), event.getSequenceNumber()));
            } else if (ObligationEvent.class.isAssignableFrom(numbered.event().getPayloadType())) {
                lights.put(((ObligationEvent) numbered.event().getPayload()).caseId(), numbered.number());
            }
        }
        cases.forEach(
                (caseId, version) -> changes.add(ofCase(version.index(), caseId, ",\"version\":" + version.version())));
        // a duty is no version of its case: what is told apart from it cannot pass for one the page already has
        lights.forEach((caseId, index) -> changes.add(ofCase(index, caseId, "")));
        changes.addAll(ofPupils(watched));
        return changes;
    }

    private List<Change> ofPupils(Map<String, Version> watched) {
        Map<UUID, Predicate<Actor>> readers =
                pupils.of(watched.keySet().stream().map(UUID::fromString).toList());
        return watched.entrySet().stream()
                .map(changed -> new Change(
                        changed.getValue().index(),
                        "pupil",
                        "{\"pupil\":\"" + changed.getKey() + "\",\"version\":"
                                + changed.getValue().version() + "}",
                        readers.getOrDefault(UUID.fromString(changed.getKey()), actor -> false)))
                .toList();
    }

    private Change ofCase(long index, String caseId, String more) {
        return new Change(
                index,
                "case",
                "{\"caseId\":\"" + caseId + "\"" + more + "}",
                rights.readersOf(UUID.fromString(caseId)));
    }

    private static Change change(NewMessage message) {
        // ids and names of kinds: nothing in them needs escaping
        String data = "{\"notificationId\":\"" + message.notificationId() + "\",\"kind\":\"" + message.kind() + "\""
                + (message.caseId() == null ? "" : ",\"caseId\":\"" + message.caseId() + "\"") + "}";
        return new Change(message.position(), "inbox", data, message::isFor);
    }
}
