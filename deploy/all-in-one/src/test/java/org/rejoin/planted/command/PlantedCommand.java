package org.rejoin.planted.command;

sealed interface PlantedCommand {

    record Plant() implements PlantedCommand {}
}
