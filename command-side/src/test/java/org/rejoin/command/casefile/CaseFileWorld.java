package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileStories.by;

import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.rejoin.command.Moment;
import org.rejoin.command.calendar.KnownCalendars;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.student.BeingErased;
import org.rejoin.command.student.Students;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.eventstore.EventSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several cases that live on from command to command, with their reservations in a real database. */
final class CaseFileWorld implements AutoCloseable {

    static {
        System.setProperty("disable-axoniq-console-message", "true"); // many worlds, no advertisement
    }

    private final Configuration axon;

    CaseFileWorld() {
        JdbcClient jdbc = JdbcClient.create(MigratedDatabase.shared());
        axon = DefaultConfigurer.defaultConfiguration()
                .configureAggregate(CaseFile.class)
                .configureSerializer(configuration -> EventSerializer.create())
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .registerComponent(Students.class, configuration -> CaseFileStories.students(jdbc))
                .registerComponent(StudentCases.class, configuration -> new StudentCases(new BeingErased(jdbc), jdbc))
                .registerComponent(CaseNumbers.class, configuration -> new CaseNumbers(jdbc))
                .registerComponent(SchoolCalendars.class, configuration -> KnownCalendars.on(jdbc))
                .registerComponent(Adulthood.class, configuration -> new Adulthood(Adulthood.Closing.BIRTHDAY))
                .registerComponent(TutorDirectory.class, configuration -> CaseFileStories.tutors())
                .start();
    }

    void given(List<CaseFileEvent> story) {
        story.forEach(this::happened);
    }

    void happened(CaseFileEvent event) {
        long next = axon.eventStore().lastSequenceNumberFor(event.caseId()).orElse(-1L) + 1;
        axon.eventStore().publish(new GenericDomainEventMessage<>("CaseFile", event.caseId(), next, event));
    }

    <R> R send(CaseFileCommand command, Actor actor, Moment at) {
        return axon.commandGateway().sendAndWait(new GenericCommandMessage<>(command, by(actor, at)));
    }

    List<CaseFileEvent> events(CaseFileId id) {
        return axon.eventStore()
                .readEvents(id.value())
                .asStream()
                .map(Message::getPayload)
                .map(CaseFileEvent.class::cast)
                .toList();
    }

    /** Where the case stands by what its events say, as a read model would understand them. */
    CaseStatus statusOf(CaseFileId id) {
        CaseStatus status = CaseStatus.DRAFT;
        for (CaseFileEvent event : events(id)) {
            status = after(event, status);
        }
        return status;
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    private static CaseStatus after(CaseFileEvent event, CaseStatus before) {
        if (event instanceof FilingStarted) {
            return CaseStatus.DRAFT;
        } else if (event instanceof FilingSubmitted submitted) {
            return submitted.status();
        } else if (event instanceof TrackingRecordSubmitted record) {
            return record.status();
        } else if (event instanceof TrackingRecordWithdrawn record) {
            return record.status();
        } else if (event instanceof ClosureSuggested suggested) {
            return suggested.status();
        } else if (event instanceof ClosureSuggestionLapsed lapsed) {
            return lapsed.status();
        } else if (event instanceof CaseReported reported) {
            return reported.status();
        } else if (event instanceof FilingReturned) {
            return CaseStatus.RETURNED;
        } else if (event instanceof FilingVoided || event instanceof CaseVoided) {
            return CaseStatus.VOIDED;
        } else if (event instanceof ClosureDeclined || event instanceof CaseReopened) {
            return CaseStatus.TRACKING;
        } else if (event instanceof CaseClosed || event instanceof CaseClosedAutomatically) {
            return CaseStatus.CLOSED;
        }
        return before;
    }
}
