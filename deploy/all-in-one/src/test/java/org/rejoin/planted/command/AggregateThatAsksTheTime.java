package org.rejoin.planted.command;

import java.time.Instant;
import org.axonframework.modelling.command.AggregateIdentifier;

class AggregateThatAsksTheTime {

    @AggregateIdentifier
    String id = "";

    Instant time() {
        return Instant.now();
    }
}
