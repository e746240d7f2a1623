package org.rejoin.query.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.rejoin.event.Actor;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.meeting.MeetingEvent;
import org.rejoin.event.meeting.StaffingEvent;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.transferout.TransferOutEvent;
import org.rejoin.query.absence.PupilReaders;
import org.rejoin.query.casepage.CaseRights;
import org.rejoin.query.inbox.NewMessage;
import org.rejoin.query.inbox.NewMessages;
import org.rejoin.query.meeting.MeetingReaders;
import org.rejoin.query.transferout.TransferReaders;
import org.springframework.stereotype.Component;

/** What events changed for readers: looked up once for all of them. */
@Component
class Changes {

    private final NewMessages messages;
    private final CaseRights rights;
    private final PupilReaders pupils;
    private final MeetingReaders meetings;
    private final TransferReaders transfers;

    Changes(
            NewMessages messages,
            CaseRights rights,
            PupilReaders pupils,
            MeetingReaders meetings,
            TransferReaders transfers) {
        this.messages = messages;
        this.rights = rights;
        this.pupils = pupils;
        this.meetings = meetings;
        this.transfers = transfers;
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
        Map<String, Long> met = new LinkedHashMap<>();
        Map<String, Long> transferred = new LinkedHashMap<>();
        for (Numbered numbered : events) {
            if (numbered.event() instanceof DomainEventMessage<?> event
                    && CaseFileEvent.class.isAssignableFrom(event.getPayloadType())) {
                cases.put(event.getAggregateIdentifier(), new Version(numbered.number(), event.getSequenceNumber()));
            } else if (numbered.event() instanceof DomainEventMessage<?> event
                    && AbsenceEvent.class.isAssignableFrom(event.getPayloadType())) {
                watched.put(event.getAggregateIdentifier(), new Version(numbered.number(), event.getSequenceNumber()));
            } else if (numbered.event() instanceof DomainEventMessage<?> event
                    && MeetingEvent.class.isAssignableFrom(event.getPayloadType())) {
                met.put(event.getAggregateIdentifier(), numbered.number());
            } else if (numbered.event() instanceof DomainEventMessage<?> event
                    && TransferOutEvent.class.isAssignableFrom(event.getPayloadType())) {
                transferred.put(event.getAggregateIdentifier(), numbered.number());
            } else if (StaffingEvent.class.isAssignableFrom(numbered.event().getPayloadType())) {
                met.put(((StaffingEvent) numbered.event().getPayload()).dutyId(), numbered.number());
            } else if (ObligationEvent.class.isAssignableFrom(numbered.event().getPayloadType())) {
                lights.put(((ObligationEvent) numbered.event().getPayload()).caseId(), numbered.number());
            }
        }
        cases.forEach(
                (caseId, version) -> changes.add(ofCase(version.index(), caseId, ",\"version\":" + version.version())));
        // a duty is no version of its case: what is told apart from it cannot pass for one the page already has
        lights.forEach((caseId, index) -> changes.add(ofCase(index, caseId, "")));
        changes.addAll(ofPupils(watched));
        changes.addAll(ofList("meeting", met, meetings::of));
        changes.addAll(ofList("transfer-out", transferred, transfers::of));
        return changes;
    }

    private static List<Change> ofList(
            String name, Map<String, Long> changed, Function<Collection<UUID>, Map<UUID, Predicate<Actor>>> readersOf) {
        Map<UUID, Predicate<Actor>> readers =
                readersOf.apply(changed.keySet().stream().map(UUID::fromString).toList());
        return changed.entrySet().stream()
                .map(one -> new Change(
                        one.getValue(),
                        name,
                        "{\"id\":\"" + one.getKey() + "\"}",
                        readers.getOrDefault(UUID.fromString(one.getKey()), actor -> false)))
                .toList();
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
