package org.rejoin.keystore;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.student.StudentRegistered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the indexes that one side keeps under a new version of their key, student by student, from the events. Filing and
 * searching go on meanwhile; several nodes may do it at once, and a killed one is simply followed by another.
 */
public final class IndexRotation {

    /** Where a side keeps its indexes. */
    public interface Kept {

        /** Students with an index but none of this version, in the order of their ids. */
        List<String> without(int version, String after, int most);

        /** Under every living version; a student who was erased meanwhile stays out. */
        void addMissing(String student, String nationalId);

        void keepOnly(List<Integer> versions);
    }

    private static final Logger LOG = LoggerFactory.getLogger(IndexRotation.class);
    private static final int BATCH = 200;
    private static final String FIRST = new UUID(0, 0).toString();

    private final BlindIndex index;
    private final BlindIndex.Side side;
    private final EventStore events;
    private final Kept kept;

    public IndexRotation(BlindIndex index, BlindIndex.Side side, EventStore events, Kept kept) {
        this.index = index;
        this.side = side;
        this.events = events;
        this.kept = kept;
    }

    /** One step of a rotation that is under way; what fails is tried again at the next. */
    public void tick() {
        try {
            advance();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The index of national ids could not be brought on: {}",
                    e.getClass().getName());
        }
    }

    public void advance() {
        index.refresh();
        List<Integer> versions = index.versions();
        int newest = versions.get(versions.size() - 1);
        if (versions.size() > 1) {
            // asked before the students are: who comes later does so under the new version
            boolean settled = index.isSettled(newest);
            addMissing(newest);
            if (settled) {
                index.complete(newest, side);
            }
        } else {
            kept.keepOnly(versions);
        }
    }

    private void addMissing(int version) {
        String last = FIRST;
        List<String> batch;
        do {
            batch = kept.without(version, last, BATCH);
            for (String student : batch) {
                addMissing(student);
                last = student;
            }
        } while (batch.size() == BATCH);
    }

    // an erased national id has no index to bring along
    private void addMissing(String student) {
        DomainEventStream history = events.readEvents(student, 0);
        if (history.hasNext()
                && history.next().getPayload() instanceof StudentRegistered registered
                && !registered.nationalId().equals(Erased.TEXT)) {
            kept.addMissing(student, registered.nationalId());
        }
    }
}
