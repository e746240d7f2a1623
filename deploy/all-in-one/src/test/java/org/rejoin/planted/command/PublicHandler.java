package org.rejoin.planted.command;

import org.axonframework.commandhandling.CommandHandler;

class PublicHandler {

    @CommandHandler
    public void decide(String command) {}
}
