package org.rejoin.command.student;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.Erased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings the index of the register under a new version of its key, student by student, from the events. Filing goes on
 * meanwhile; several nodes may do it at once, and a killed one is simply followed by another.
 */
@Component
class IndexRotation {

    private static final Logger LOG = LoggerFactory.getLogger(IndexRotation.class);
    private static final int BATCH = 200;

    private final StudentIndex students;
    private final BlindIndex index;
    private final EventStore events;

    IndexRotation(StudentIndex students, BlindIndex index, EventStore events) {
        this.students = students;
        this.index = index;
        this.events = events;
    }

    @Scheduled(
            fixedDelayString = "${rejoin.keys.index-rotation:10s}",
            initialDelayString = "${rejoin.keys.index-rotation:10s}")
    void tick() {
        try {
            advance();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The index of national ids could not be brought on: {}",
                    e.getClass().getName());
        }
    }

    void advance() {
        index.refresh();
        List<Integer> versions = index.versions();
        int newest = versions.get(versions.size() - 1);
        if (versions.size() > 1) {
            // asked before the students are: who registers later does so under the new version
            boolean settled = index.isSettled(newest);
            addMissing(newest);
            if (settled) {
                index.complete(newest, BlindIndex.Side.COMMAND);
            }
        } else {
            students.keepOnly(versions);
        }
    }

    private void addMissing(int version) {
        String last = "";
        List<String> batch;
        do {
            batch = students.without(version, last, BATCH);
            for (String student : batch) {
                index(student);
                last = student;
            }
        } while (batch.size() == BATCH);
    }

    // an erased national id has no index to bring along
    private void index(String student) {
        DomainEventStream history = events.readEvents(student);
        if (history.hasNext()
                && history.next().getPayload() instanceof StudentRegistered registered
                && !registered.nationalId().equals(Erased.TEXT)) {
            students.addMissing(student, students.of(registered.nationalId()));
        }
    }
}
