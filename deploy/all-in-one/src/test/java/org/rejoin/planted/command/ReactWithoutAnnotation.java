package org.rejoin.planted.command;

class ReactWithoutAnnotation {

    void react(String event) {}
}
