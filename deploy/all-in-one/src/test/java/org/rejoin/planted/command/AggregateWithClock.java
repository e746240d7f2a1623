package org.rejoin.planted.command;

import java.time.Clock;
import org.axonframework.modelling.command.AggregateIdentifier;

class AggregateWithClock {

    @AggregateIdentifier
    String id = "";

    long time(Clock clock) {
        return clock.millis();
    }
}
