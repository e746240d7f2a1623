package org.rejoin.planted.command;

import org.axonframework.modelling.command.AggregateIdentifier;
import org.springframework.stereotype.Repository;

class AggregateWithRepository {

    @AggregateIdentifier
    String id = "";

    Rows rows = new Rows();

    @Repository
    static class Rows {}
}
