package org.rejoin.command.student;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.keystore.BlindIndex;
import org.rejoin.keystore.IndexRotation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The index of this side follows the rotation of its key. */
@Component
class RotatingIndex {

    private final IndexRotation rotation;

    RotatingIndex(BlindIndex index, EventStore events, StudentIndex students) {
        rotation = new IndexRotation(index, BlindIndex.Side.COMMAND, events, students);
    }

    @Scheduled(
            fixedDelayString = "${rejoin.keys.index-rotation:10s}",
            initialDelayString = "${rejoin.keys.index-rotation:10s}")
    void tick() {
        rotation.tick();
    }

    void advance() {
        rotation.advance();
    }
}
