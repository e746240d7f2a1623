package org.rejoin.planted.command;

import org.axonframework.eventsourcing.EventSourcingHandler;

class EvolvesByThrowing {

    @EventSourcingHandler
    void evolve(String event) {
        throw new IllegalStateException(event);
    }
}
