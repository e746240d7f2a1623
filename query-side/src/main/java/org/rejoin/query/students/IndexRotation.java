package org.rejoin.query.students;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.student.StudentRegistered;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.Erased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings what is stored here under a new version of the key, while searches go on. Several nodes may do it at once. */
@Component
class IndexRotation {

    private static final Logger LOG = LoggerFactory.getLogger(IndexRotation.class);
    private static final int BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final StudentIndexRows rows;
    private final BlindIndex index;
    private final EventStore events;

    IndexRotation(StudentIndexRows rows, BlindIndex index, EventStore events) {
        this.rows = rows;
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
            // asked before the students are: who is projected later is so under the new version
            boolean settled = index.isSettled(newest);
            addMissing(newest);
            if (settled) {
                index.complete(newest, BlindIndex.Side.QUERY);
            }
        } else {
            rows.keepOnly(versions);
        }
    }

    private void addMissing(int version) {
        UUID last = FIRST;
        List<UUID> batch;
        do {
            batch = rows.without(version, last, BATCH);
            for (UUID student : batch) {
                index(student);
                last = student;
            }
        } while (batch.size() == BATCH);
    }

    private void index(UUID student) {
        DomainEventStream history = events.readEvents(student.toString());
        if (history.hasNext()
                && history.next().getPayload() instanceof StudentRegistered registered
                && !registered.nationalId().equals(Erased.TEXT)) {
            rows.addMissing(student, index.of(registered.nationalId()));
        }
    }
}
