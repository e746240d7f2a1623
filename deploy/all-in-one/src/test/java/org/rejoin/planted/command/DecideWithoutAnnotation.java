package org.rejoin.planted.command;

class DecideWithoutAnnotation {

    void decide(String command) {}
}
