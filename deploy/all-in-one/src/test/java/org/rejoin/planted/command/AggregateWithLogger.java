package org.rejoin.planted.command;

import org.axonframework.modelling.command.AggregateIdentifier;
import org.slf4j.LoggerFactory;

class AggregateWithLogger {

    @AggregateIdentifier
    String id = "";

    void tell() {
        LoggerFactory.getLogger(AggregateWithLogger.class).info("told");
    }
}
