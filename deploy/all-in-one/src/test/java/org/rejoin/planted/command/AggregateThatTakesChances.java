package org.rejoin.planted.command;

import java.util.UUID;
import org.axonframework.modelling.command.AggregateIdentifier;

class AggregateThatTakesChances {

    @AggregateIdentifier
    String id = "";

    String chance() {
        return UUID.randomUUID().toString();
    }
}
