package org.rejoin.planted.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;

class EvolvesByApplying {

    @EventSourcingHandler
    void evolve(String event) {
        apply(event);
    }
}
