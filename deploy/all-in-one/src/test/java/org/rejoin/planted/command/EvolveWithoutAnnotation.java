package org.rejoin.planted.command;

class EvolveWithoutAnnotation {

    void evolve(String event) {}
}
