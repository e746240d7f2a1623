package org.rejoin.planted.command;

class DecideWithoutAnnotation {

    void decide(PlantedCommand.Plant command) {}
}
